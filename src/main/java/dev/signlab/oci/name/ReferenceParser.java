package dev.signlab.oci.name;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Locale;

/** Takes a reference apart, and says what is wrong in the words of the person who typed it. */
final class ReferenceParser {

  private static final String DEFAULT_TAG = "latest";

  private ReferenceParser() {}

  static Reference reference(String text) {
    checkShape(text);
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    int colon = tagColon(name);
    String path = colon < 0 ? name : name.substring(0, colon);
    Repository repository = named(path, text);
    if (at >= 0) {
      return repository.digest(Digest.parse(text.substring(at + 1)));
    }
    return repository.tag(colon < 0 ? DEFAULT_TAG : name.substring(colon + 1));
  }

  static Repository repository(String text) {
    checkShape(text);
    if (tagColon(text) >= 0 || text.indexOf('@') >= 0) {
      throw Problem.of("a repository has neither tag nor digest: " + text)
          .expected("a name such as localhost:5001/app")
          .found(text)
          .asException();
    }
    return named(text, text);
  }

  private static void checkShape(String text) {
    if (text.isEmpty()) {
      throw malformed(text, "nothing").asException();
    }
    if (text.contains("://")) {
      throw malformed(text, "a URL").hint("leave out the scheme", schemeless(text)).asException();
    }
  }

  private static String schemeless(String text) {
    return text.substring(text.indexOf("://") + 3);
  }

  /** A colon behind the last slash begins a tag; one before it belongs to the registry's port. */
  private static int tagColon(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? colon : -1;
  }

  private static Repository named(String path, String whole) {
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    try {
      if (isRegistry(first)) {
        return new Repository(Registry.parse(first), path.substring(slash + 1));
      }
      return new Repository(Registry.DOCKER_HUB, slash < 0 ? "library/" + path : path);
    } catch (LabException e) {
      Problem.Builder problem = malformed(whole, e.problem().summary());
      String lower = whole.toLowerCase(Locale.ROOT);
      if (!lower.equals(whole)) {
        problem.hint("names are lower case", lower);
      }
      throw problem.asException(e);
    }
  }

  private static boolean isRegistry(String word) {
    return word.indexOf('.') >= 0 || word.indexOf(':') >= 0 || word.equals("localhost");
  }

  private static Problem.Builder malformed(String text, String found) {
    return Problem.of("not an image reference: " + text)
        .expected("registry/repository:tag or registry/repository@sha256:…")
        .found(found);
  }
}
