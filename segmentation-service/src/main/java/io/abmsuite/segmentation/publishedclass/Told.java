package io.abmsuite.segmentation.publishedclass;

/**
 * How much a publication had to tell.
 *
 * @param accounts with something new
 * @param moved those of them with another class or lifecycle
 */
public record Told(int accounts, int moved) {

    static final Told NOTHING = new Told(0, 0);

    Told plus(Told other) {
        return new Told(accounts + other.accounts, moved + other.moved);
    }
}
