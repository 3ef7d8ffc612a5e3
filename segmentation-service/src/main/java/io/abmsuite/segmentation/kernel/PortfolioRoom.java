package io.abmsuite.segmentation.kernel;

/**
 * Refuses a portfolio that is read account by account, and kept as it comes, before memory runs out. It is not safe for use by
 * several threads at once.
 */
public final class PortfolioRoom {
    private static final int STEP = 1024;
    /** What is kept of an account: its facts, and its id and code as keys. */
    private static final long EACH = 512;
    /** What the tables of such keys take more while they grow. */
    private static final long GROWING = 40;

    private final HeapRoom room;
    private long accounts;
    /** Up to this number of accounts a collection has shown that there is room. */
    private long trusted;

    PortfolioRoom(HeapRoom room) {
        this.room = room;
    }

    /** For a portfolio that is read now. */
    public static PortfolioRoom ofThisMachine() {
        return new PortfolioRoom(HeapRoom.ofThisMachine());
    }

    /**
     * One account more is to be kept.
     *
     * @throws KernelException {@code PORTFOLIO_TOO_LARGE} when memory is used up
     */
    public void account() {
        if (accounts % STEP == 0 && accounts >= trusted) {
            long wanted = STEP * EACH + accounts * GROWING;
            long left = room.leftFor(wanted);
            if (left < wanted) {
                throw HeapRoom.refusal(accounts, "more than " + accounts + " accounts do not fit into memory");
            }
            trusted = accounts + (left - wanted) / 2 / EACH;
        }
        accounts++;
    }
}
