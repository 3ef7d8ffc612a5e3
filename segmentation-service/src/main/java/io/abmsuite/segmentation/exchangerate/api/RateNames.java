package io.abmsuite.segmentation.exchangerate.api;

/** What currencies and months look like. */
final class RateNames {

    static final String CURRENCY = "[A-Z]{3}";
    static final String CURRENCY_MESSAGE = "must be an ISO 4217 code of three capital letters";
    static final String MONTH = "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])";
    static final String MONTH_MESSAGE = "must be a month such as 2026-01";

    private RateNames() {}
}
