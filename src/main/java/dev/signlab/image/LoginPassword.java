package dev.signlab.image;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The password of a registry as the login commands take it. */
public final class LoginPassword {

  private static final int LONGEST = 4_096;

  private LoginPassword() {}

  /** Reads what {@code --password-stdin} gives: all of it but one line end, as Docker does. */
  public static String read(InputStream input) {
    try {
      byte[] bytes = BoundedFile.read(input, LONGEST, "the password");
      return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException e) {
      throw Problem.of("cannot read the password").found(Reason.of(e)).asException(e);
    }
  }

  /**
   * Refuses a login without a password: stored, it would be none.
   *
   * @param line a line that asks for it
   */
  public static LabException empty(String line) {
    return Problem.of("the password is empty")
        .expected("a password, through --password-stdin or typed when asked")
        .found("nothing; no login was stored")
        .hint("it is asked for", line)
        .asException();
  }

  /** Refuses a password that is given both by its flag and by {@code --password-stdin}. */
  public static LabException twice() {
    return Problem.of("--password and --password-stdin are mutually exclusive")
        .expected("one of them")
        .found("both")
        .asException();
  }

  /**
   * Refuses a password of which nothing says whose it is: it would be sent to nobody.
   *
   * @param password the flag of the password, without dashes
   * @param user the flag of the user, without dashes
   * @param help a line that tells of both
   */
  public static LabException ofNobody(String password, String user, String help) {
    return Problem.of("--" + password + " without --" + user)
        .expected("--" + user + " USER beside it")
        .found("a password, and nobody whose it is")
        .command(help)
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
