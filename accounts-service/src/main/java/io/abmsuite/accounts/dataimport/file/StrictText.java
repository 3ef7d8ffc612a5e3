package io.abmsuite.accounts.dataimport.file;

import io.abmsuite.accounts.dataimport.UnreadableFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of a file in UTF-8, with or without a byte order mark. Bytes that are not UTF-8 end the reading: no guessing. */
public final class StrictText extends Reader {

    private final BufferedReader text;
    private long characters;

    public StrictText(InputStream bytes) throws IOException {
        text = new BufferedReader(
                new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        skipMark();
    }

    private void skipMark() throws IOException {
        text.mark(1);
        if (read() != '\uFEFF') {
            text.reset();
        }
        characters = 0;
    }

    @Override
    public int read() throws IOException {
        try {
            characters++;
            return text.read();
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8();
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        try {
            int count = text.read(target, offset, length);
            characters += Math.max(0, count);
            return count;
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8();
        }
    }

    private UnreadableFileException notUtf8() {
        return new UnreadableFileException(
                "NOT_UTF8",
                "The file is not UTF-8 (after about " + characters
                        + " characters). Save it as UTF-8 and send it again.");
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int readAhead) throws IOException {
        text.mark(readAhead);
    }

    @Override
    public void reset() throws IOException {
        text.reset();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
