package io.abmsuite.segmentation.live;

/** Published classes cannot follow the sales; the message tells why. */
final class LiveProblem extends RuntimeException {

    LiveProblem(String message) {
        super(message);
    }
}
