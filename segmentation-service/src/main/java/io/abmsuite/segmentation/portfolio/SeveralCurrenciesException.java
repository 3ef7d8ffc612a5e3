package io.abmsuite.segmentation.portfolio;

/** There are sales in several currencies, and a portfolio in one was asked for. */
public final class SeveralCurrenciesException extends RuntimeException {

    SeveralCurrenciesException() {
        super("there are sales in several currencies");
    }
}
