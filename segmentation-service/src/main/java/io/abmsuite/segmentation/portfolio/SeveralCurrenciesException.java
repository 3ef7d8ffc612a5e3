package io.abmsuite.segmentation.portfolio;

import java.util.List;

/** There are sales in several currencies, and this portfolio is of one. */
public final class SeveralCurrenciesException extends RuntimeException {

    SeveralCurrenciesException(List<String> currencies) {
        super("there are sales in " + String.join(", ", currencies) + ", and a live portfolio is in one currency");
    }
}
