package io.abmsuite.suite.launch;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.function.Supplier;

/** Random secrets of one suite, made at its first start, in files only their owner can read. */
public final class Secrets {

    private final Path folder;

    public Secrets(Path data) {
        this.folder = data.resolve("secrets");
    }

    /** A random text under this name, always the same. */
    String text(String name) {
        return keep(name, () -> {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            return Base64.getEncoder().encodeToString(random);
        });
    }

    /** The key pair that signs tokens for local use. */
    public KeyPair tokenKeys() {
        String kept = keep("token-keys", () -> {
            KeyPair made = makeKeys();
            return encode(made.getPublic().getEncoded()) + "\n"
                    + encode(made.getPrivate().getEncoded());
        });
        String[] parts = kept.split("\n");
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(parts[0]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1].trim()))));
        } catch (GeneralSecurityException broken) {
            throw new SuiteException(
                    "The token keys in " + folder + " are broken; remove them to get new ones.", broken);
        }
    }

    private String keep(String name, Supplier<String> make) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, make.get());
            }
            return Files.readString(file).trim();
        } catch (IOException failure) {
            throw new SuiteException("The secrets in " + folder + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    private static KeyPair makeKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
