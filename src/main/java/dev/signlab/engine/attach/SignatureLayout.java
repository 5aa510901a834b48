package dev.signlab.engine.attach;

import dev.signlab.diagnostic.Problem;
import java.util.List;

/**
 * The forms in which signatures hang on an image: cosign's legacy list under a tag, and the bundle
 * of cosign 3, a referrer.
 */
public sealed interface SignatureLayout permits SimpleSigningLayout, BundleLayout {

  /** Returns what people call it. */
  String words();

  /** Returns the names of all layouts, the usual one first. */
  static List<String> names() {
    return List.of(BundleLayout.REFERRER.words(), SimpleSigningLayout.LEGACY.words());
  }

  /** Returns the layout of a name; any other text is a problem. */
  static SignatureLayout parse(String name) {
    return switch (name) {
      case "bundle" -> BundleLayout.REFERRER;
      case "legacy" -> SimpleSigningLayout.LEGACY;
      default ->
          throw Problem.of("no layout of signatures is called " + name)
              .expected(String.join(" or ", names()))
              .found(name)
              .asException();
    };
  }
}
