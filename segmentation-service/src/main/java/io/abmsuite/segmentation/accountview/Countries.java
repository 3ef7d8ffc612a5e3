package io.abmsuite.segmentation.accountview;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells which texts mean the same country: its ISO codes and its English name, whatever the case. */
public final class Countries {

    private static final Map<String, String> KEYS = keys();

    private Countries() {}

    /** ISO code if the country is known, else the text in lower case; null stays null. */
    public static String key(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return KEYS.getOrDefault(plain, plain);
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            keys.put(code.toLowerCase(Locale.ROOT), code);
            keys.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            keys.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        keys.put("uk", "GB");
        keys.put("great britain", "GB");
        keys.put("united states of america", "US");
        keys.put("czech republic", "CZ");
        keys.put("holland", "NL");
        keys.put("russian federation", "RU");
        return Map.copyOf(keys);
    }
}
