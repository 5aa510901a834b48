package dev.signlab.crypto;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * A password's hash as OpenBSD's bcrypt writes it, such as {@code $2y$05$…}: version, cost, salt
 * and hash in one text. Of a password, the first 72 bytes count.
 *
 * @param text the whole of it
 * @param cost the power of two of its rounds
 */
public record Bcrypt(String text, int cost) {

  /** The cost that htpasswd takes by itself. */
  public static final int USUAL_COST = 5;

  private static final int SALT_BYTES = 16;
  private static final Pattern FORM =
      Pattern.compile("\\$2[aby]\\$([0-3][0-9])\\$[./A-Za-z0-9]{53}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Reads a text, if it is such a hash of a cost that exists. */
  public static Optional<Bcrypt> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int cost = Integer.parseInt(form.group(1));
    return cost < 4 || cost > 31 ? Optional.empty() : Optional.of(new Bcrypt(text, cost));
  }

  /**
   * Hashes a password with a new salt.
   *
   * @param cost from 4 to 31; each step doubles the time
   */
  public static Bcrypt of(String password, int cost) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Bcrypt(OpenBSDBCrypt.generate("2y", password.toCharArray(), salt, cost), cost);
  }

  /** Tells whether this is a hash of a password. */
  public boolean isOf(String password) {
    return OpenBSDBCrypt.checkPassword(text, password.toCharArray());
  }

  /** Leaves the hash out: who has it can try passwords on it. */
  @Override
  public String toString() {
    return "bcrypt of cost " + cost;
  }
}
