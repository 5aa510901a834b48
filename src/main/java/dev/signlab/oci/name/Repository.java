package dev.signlab.oci.name;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import java.util.Locale;

/**
 * A named place in a registry that holds images.
 *
 * @param registry where it is
 * @param path its name there, such as {@code team/app}: lower-case words between slashes
 */
public record Repository(Registry registry, String path) {

  private static final int LONGEST = 255;

  /** Refuses a path that the distribution protocol cannot carry. */
  public Repository {
    if (!isPath(path)) {
      throw Problem.of("not a repository name: " + path)
          .expected("lower-case letters, digits, and between them single . _ - or /")
          .found(path)
          .hint("repository names are lower case", path.toLowerCase(Locale.ROOT))
          .asException();
    }
  }

  /** Parses a reference without tag or digest, such as {@code localhost:5001/app}. */
  public static Repository parse(String text) {
    return ReferenceParser.repository(text);
  }

  /** Returns the reference of a tag here. */
  public TagReference tag(String tag) {
    return new TagReference(this, tag);
  }

  /** Returns the reference of a digest here. */
  public DigestReference digest(Digest digest) {
    return new DigestReference(this, digest);
  }

  @Override
  public String toString() {
    return registry + "/" + path;
  }

  private static boolean isPath(String path) {
    if (path.isEmpty() || path.length() > LONGEST) {
      return false;
    }
    for (String word : path.split("/", -1)) {
      if (!isComponent(word)) {
        return false;
      }
    }
    return true;
  }

  /** One component: {@code [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*} of the distribution-spec. */
  private static boolean isComponent(String word) {
    String separators = "";
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Names.isLowerOrDigit(c)) {
        separators = "";
      } else {
        separators += c;
        if (i == 0 || !isSeparator(separators)) {
          return false;
        }
      }
    }
    return !word.isEmpty() && separators.isEmpty();
  }

  private static boolean isSeparator(String text) {
    return text.equals(".")
        || text.equals("_")
        || text.equals("__")
        || text.chars().allMatch(c -> c == '-');
  }
}
