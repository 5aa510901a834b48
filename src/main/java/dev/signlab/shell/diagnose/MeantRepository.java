package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.ImageShelf;
import dev.signlab.shell.run.Spelling;
import java.util.Optional;

/** A repository that was meant by a word that names none. */
final class MeantRepository {

  private MeantRepository() {}

  static boolean isThere(String typed, ImageShelf shelf) {
    String before = shelf.registry().host() + "/";
    return typed.startsWith(before)
        && shelf.repositories().contains(typed.substring(before.length()));
  }

  /** Finds it by its path: one may have been typed with a tag, without a registry, or nearly. */
  static Optional<String> by(String typed, ImageShelf shelf) {
    String bare = typed.replaceFirst("^\\w+://", "").replaceFirst("[:@][\\w.-]*(:[0-9a-f]*)?$", "");
    String path = bare.substring(bare.indexOf('/') + 1);
    boolean host = typed.replaceFirst("/$", "").equals(shelf.registry().host());
    if (host && shelf.repositories().size() == 1) {
      return Optional.of(shelf.registry().host() + "/" + shelf.repositories().getFirst());
    }
    return Spelling.nearest(path, shelf.repositories()).stream()
        .findFirst()
        .map(each -> shelf.registry().host() + "/" + each);
  }
}
