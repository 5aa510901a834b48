package dev.signlab.shell.cosign.invoke;

import dev.signlab.crypto.keys.Password;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where cosign takes passwords from: COSIGN_PASSWORD when it is set, also when it is empty; else a
 * pipe, all of it and byte for byte, so that the line end that {@code echo} writes belongs to the
 * password; else the terminal.
 */
public final class Passwords {

  private static final String VARIABLE = "COSIGN_PASSWORD";
  private static final int LONGEST = 1 << 20;
  private static final String QUESTION = "Enter password for private key: ";
  private static final String PIN = "Enter PIN for PKCS11 token: ";
  private static final String AGAIN = "Enter password for private key again: ";

  private Passwords() {}

  public static Password ofExistingKey(Invocation invocation) {
    return () ->
        variable(invocation).or(() -> piped(invocation)).orElseGet(() -> ask(invocation, QUESTION));
  }

  /** The PIN of a token, from a person only; variables and references are the provider's. */
  static Password pinOfToken(Invocation invocation) {
    return () ->
        invocation
            .screen()
            .askSecret(PIN)
            .map(Passwords::bytes)
            .orElseThrow(
                () ->
                    Problem.of("no PIN was given")
                        .expected("an answer, or the variable COSIGN_PKCS11_PIN")
                        .found("nobody to ask")
                        .hint("set it", "export COSIGN_PKCS11_PIN=PIN")
                        .asException());
  }

  /** A new password is asked for twice. */
  public static byte[] ofNewKey(Invocation invocation) {
    Optional<byte[]> fromVariable = variable(invocation);
    if (fromVariable.isPresent()) {
      return fromVariable.get();
    }
    Optional<byte[]> piped = piped(invocation);
    if (piped.isPresent()) {
      return piped.get();
    }
    byte[] first = ask(invocation, QUESTION);
    byte[] second = askAgain(invocation).orElse(first);
    if (!Arrays.equals(first, second)) {
      throw Problem.of("passwords do not match")
          .expected("the same password twice")
          .found("two different ones")
          .hint("try again; nothing was written", "cosign generate-key-pair")
          .asException();
    }
    return first;
  }

  private static Optional<byte[]> variable(Invocation invocation) {
    return Optional.ofNullable(invocation.session().environment().get(VARIABLE))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> piped(Invocation invocation) {
    return invocation.session().piped().map(Passwords::all);
  }

  private static byte[] all(InputStream pipe) {
    try {
      return BoundedFile.read(pipe, LONGEST, "the password on standard input");
    } catch (IOException e) {
      throw Problem.of("cannot read the password from standard input")
          .found(Reason.of(e))
          .asException(e);
    }
  }

  private static byte[] ask(Invocation invocation, String question) {
    return invocation
        .screen()
        .askSecret(question)
        .map(Passwords::bytes)
        .orElseThrow(
            () ->
                Problem.of("no password was given")
                    .expected("an answer, or the variable " + VARIABLE)
                    .found("nobody to ask")
                    .hint("an empty one is allowed", VARIABLE + "= " + line(invocation))
                    .asException());
  }

  private static String line(Invocation invocation) {
    return TypedLine.of(invocation).toString();
  }

  /** Where there is nobody to repeat it, once is enough. */
  private static Optional<byte[]> askAgain(Invocation invocation) {
    return invocation.screen().askSecret(AGAIN).map(Passwords::bytes);
  }

  private static byte[] bytes(char[] secret) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(secret, ' ');
    return bytes;
  }
}
