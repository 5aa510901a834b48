package dev.signlab.shell.diagnose;

import dev.signlab.image.ImageNames;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.shell.run.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts images of this machine in the place of those that are not there, and a new name where none
 * is given.
 *
 * @param setting what there is
 */
record LocalMender(Setting setting) {

  private static final String MISSING = "the new name is missing";

  Draft mended(Draft draft) {
    Draft mended = draft;
    for (int i = 0; i < draft.line().parts().size(); i++) {
      LineWords line = mended.line();
      Part part = line.parts().get(i);
      boolean wrong = !setting.fits(part);
      if (wrong && part.role().isContainer()) {
        mended = container(part).map(draftOf(mended, part, "no container")).orElse(mended);
      }
      if (wrong && (part.role().isLocal() || part.role().isLocalToo())) {
        mended =
            meant(part.value())
                .map(draftOf(mended, part, "no image of this machine"))
                .orElse(mended);
      }
    }
    return named(ofRegistry(mended));
  }

  private static Function<String, Draft> draftOf(Draft draft, Part part, String none) {
    return name ->
        draft.because(none + " is called " + part.value(), draft.line().with(part, name));
  }

  /** Where there is one container alone it is meant, whatever it was called. */
  private Optional<String> container(Part part) {
    List<String> names = setting.containers().get();
    return part.role().isLocalToo()
        ? Spelling.nearest(part.value(), names).stream().findFirst()
        : names.stream().findFirst();
  }

  /** A copy without a registry in its name would go to Docker Hub. */
  private Draft ofRegistry(Draft draft) {
    LineWords line = draft.line();
    List<Part> arguments = line.arguments().toList();
    if (!line.spec().name().equals("cosign copy") || arguments.size() != 2) {
      return draft;
    }
    Part copy = arguments.getLast();
    boolean bare = Setting.reference(copy.value()).filter(ImageNames::isUnqualified).isPresent();
    return bare
        ? draft.because(
            copy.value() + " names no registry",
            line.with(copy, setting.shelf().registry() + "/" + copy.value()))
        : draft;
  }

  /** The same name with another tag is nearest. */
  private Optional<String> meant(String typed) {
    List<String> names = setting.local().get().stream().map(LocalImage::name).toList();
    return names.stream()
        .filter(name -> untagged(name).equals(untagged(typed)))
        .findFirst()
        .or(() -> names.stream().filter(name -> last(name).equals(last(typed))).findFirst())
        .or(() -> Spelling.nearest(typed, names).stream().findFirst())
        .or(
            () ->
                names.stream()
                    .filter(name -> last(untagged(name)).equals(last(untagged(typed))))
                    .findFirst());
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String untagged(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  private Draft named(Draft draft) {
    LineWords line = draft.line();
    List<Part> arguments = line.arguments().toList();
    if (arguments.size() != 1 || !setting.fits(arguments.getFirst())) {
      return draft;
    }
    String image = arguments.getFirst().value();
    return switch (line.spec().name()) {
      case "docker tag" -> draft.because(MISSING, line.withArgument(newName(image)));
      case "cosign copy" -> draft.because(MISSING, line.withArgument(copyName(image)));
      default -> draft;
    };
  }

  private String copyName(String image) {
    return setting.shelf().registry() + "/copy" + image.substring(image.indexOf('/'));
  }

  /**
   * An image is tagged to be pushed; where its name is one of the registry's, it gets another tag.
   */
  private String newName(String typed) {
    Registry ours = setting.shelf().registry();
    boolean pushed =
        Setting.reference(typed).map(Reference::registry).filter(ours::equals).isPresent();
    return pushed ? untagged(typed) + ":new" : ours + "/" + typed;
  }
}
