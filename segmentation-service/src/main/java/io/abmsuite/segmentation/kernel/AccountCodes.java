package io.abmsuite.segmentation.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Account codes by place, in UTF-8 in one array; the order of its bytes is the order of code points. */
final class AccountCodes {
    private byte[] bytes = new byte[256];
    private int[] ends = new int[17];
    private int size;
    private int[] byCode = {};

    int add(String code) {
        byte[] text = code.getBytes(StandardCharsets.UTF_8);
        if (text.length == 0 || !code.equals(new String(text, StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("an account needs a code of valid characters");
        }
        int end = Math.addExact(ends[size], text.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(end, end >> 2));
        }
        if (size + 1 == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 2) + 16);
        }
        System.arraycopy(text, 0, bytes, ends[size], text.length);
        ends[++size] = end;
        return size - 1;
    }

    int size() {
        return size;
    }

    String code(int place) {
        return new String(bytes, ends[place], ends[place + 1] - ends[place], StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int place) {
        return ends[place];
    }

    int length(int place) {
        return ends[place + 1] - ends[place];
    }

    int compare(int left, int right) {
        return Arrays.compareUnsigned(bytes, ends[left], ends[left + 1], bytes, ends[right], ends[right + 1]);
    }

    /** All places in order of their codes; never changed once it was handed out. */
    int[] byCode() {
        if (byCode.length < size) {
            byCode = merged(byCode, sortedFrom(byCode.length));
        }
        return byCode;
    }

    /** The places from one on, in order of their codes; accounts mostly come in that order. */
    private int[] sortedFrom(int first) {
        IntStream places = IntStream.range(first, size);
        if (IntStream.range(first + 1, size).allMatch(place -> compare(place - 1, place) < 0)) {
            return places.toArray();
        }
        Integer[] order = places.boxed().toArray(Integer[]::new);
        Arrays.parallelSort(order, this::compare);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private int[] merged(int[] left, int[] right) {
        int[] merged = new int[left.length + right.length];
        int i = 0;
        int j = 0;
        for (int k = 0; k < merged.length; k++) {
            boolean fromLeft = j == right.length || (i < left.length && compare(left[i], right[j]) < 0);
            merged[k] = fromLeft ? left[i++] : right[j++];
            if (k > 0 && compare(merged[k - 1], merged[k]) == 0) {
                throw new CodeTwiceException(code(merged[k]));
            }
        }
        return merged;
    }
}
