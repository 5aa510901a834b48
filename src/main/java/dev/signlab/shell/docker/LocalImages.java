package dev.signlab.shell.docker;

import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.name.Reference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images of this machine by what docker calls them: a name, a digest, or an id. */
final class LocalImages {

  private static final Pattern ID = Pattern.compile("(sha256:)?([0-9a-f]{4,64})");

  private LocalImages() {}

  /** Finds an image by a name, or by the beginning of its id, which is its digest here. */
  static Optional<LocalImage> find(ImageStore store, String word) {
    Optional<LocalImage> named = named(store, word);
    return named.isPresent() ? named : byId(store, word);
  }

  /** Finds an image by a name alone. */
  static Optional<LocalImage> named(ImageStore store, String word) {
    return store.find(Reference.parse(word));
  }

  private static Optional<LocalImage> byId(ImageStore store, String word) {
    var id = ID.matcher(word);
    if (!id.matches()) {
      return Optional.empty();
    }
    List<LocalImage> fitting =
        store.images().stream()
            .filter(image -> image.digest().hex().startsWith(id.group(2)))
            .toList();
    boolean one = fitting.stream().map(LocalImage::digest).distinct().count() == 1;
    return one ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /** Returns an image that must be here; the failure says what is here instead. */
  static LocalImage require(ImageStore store, String word) {
    return find(store, word)
        .orElseGet(
            () -> {
              store.source(Reference.parse(word));
              throw new AssertionError("an image that was not found is there: " + word);
            });
  }
}
