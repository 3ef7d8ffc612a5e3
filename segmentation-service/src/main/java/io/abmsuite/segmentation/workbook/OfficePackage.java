package io.abmsuite.segmentation.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package of XML parts, one after the other; what is finished is taken out chunk by chunk, so that memory stays flat. */
final class OfficePackage {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    /** A fixed time, so that the same run gives the same bytes: 1980 is the first year a package knows. */
    private static final long TIME = 315_619_200_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

    /** Begins the next part. */
    OfficePackage part(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(TIME);
        try {
            zip.putNextEntry(entry);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return write(HEAD);
    }

    /** Goes on with the part. */
    OfficePackage write(CharSequence xml) {
        try {
            zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** What was finished since the last time; may be empty. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    /** Ends the package. */
    byte[] finish() {
        try {
            zip.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return take();
    }
}
