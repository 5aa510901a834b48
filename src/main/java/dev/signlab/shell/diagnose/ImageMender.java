package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.KnownFile;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.shell.run.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts images of the registry in the place of words that name none.
 *
 * @param setting what there is
 */
record ImageMender(Setting setting) {

  private static final int MOST_REGISTRIES = 4;

  Draft mended(Draft draft) {
    Draft mended = draft;
    for (int i = 0; i < draft.line().parts().size(); i++) {
      Part part = mended.line().parts().get(i);
      boolean asksForImage = part.role().isImage() || part.role().isEither();
      if (asksForImage && !setting.fits(part)) {
        Optional<MeantImage> meant =
            (part.role().isEither() ? file(part.value()) : Optional.<MeantImage>empty())
                .or(() -> elsewhere(part.value()))
                .or(() -> MeantImage.by(part.value(), setting.shelf()));
        if (meant.isPresent()) {
          mended =
              mended.because(meant.get().reasons(), mended.line().with(part, meant.get().image()));
        }
      }
    }
    return withImage(repositories(mended));
  }

  /** Tells whether a registry beside the world's has an image of the very name in a line. */
  boolean isElsewhere(LineWords line) {
    return line.parts().stream()
        .filter(part -> part.role().isImage() && !setting.fits(part))
        .anyMatch(part -> elsewhere(part.value()).isPresent());
  }

  private Optional<MeantImage> file(String typed) {
    List<String> names = setting.files().files().stream().map(KnownFile::name).toList();
    return (typed.contains(":") ? Spelling.nearest(typed, names) : NearFiles.of(typed, names))
        .stream()
            .findFirst()
            .map(name -> new MeantImage(name, List.of("no file is called " + typed)));
  }

  private Optional<MeantImage> elsewhere(String typed) {
    return Setting.reference(typed)
        .map(Reference::registry)
        .filter(Registry::isLoopback)
        .flatMap(asked -> elsewhere(typed, asked));
  }

  private Optional<MeantImage> elsewhere(String typed, Registry asked) {
    String rest = typed.substring(Math.min(typed.length(), asked.toString().length()));
    return others()
        .filter(other -> !other.equals(asked) && setting.hasImage(other + rest))
        .findFirst()
        .map(
            other ->
                new MeantImage(
                    other + rest, List.of(asked + " has no such image; " + other + " has it")));
  }

  /**
   * The registries after which images of this machine are named; the world's is looked at anyway.
   */
  private Stream<Registry> others() {
    return setting.local().get().stream()
        .map(each -> each.reference().registry())
        .filter(each -> each.isLoopback() && !each.equals(setting.shelf().registry()))
        .distinct()
        .limit(MOST_REGISTRIES);
  }

  private Draft repositories(Draft draft) {
    Draft mended = draft;
    for (Part part : draft.line().parts()) {
      if (part.role().isRepository() && !setting.fits(part)) {
        Optional<String> meant = MeantRepository.by(part.value(), setting.shelf());
        if (meant.isPresent()) {
          mended =
              mended.because(
                  "no repository is called " + part.value(), mended.line().with(part, meant.get()));
        }
      }
    }
    return mended;
  }

  /** Where no image is named and the registry has one, that is meant. */
  private Draft withImage(Draft draft) {
    LineWords line = draft.line();
    boolean wanted = Role.ofArgument(line.spec(), 0).isImage();
    boolean named = line.arguments().findAny().isPresent();
    List<String> all = wanted && !named ? setting.shelf().repositories() : List.of();
    if (all.size() != 1 || setting.shelf().tags(all.getFirst()).isEmpty()) {
      return draft;
    }
    String image =
        setting.shelf().registry().host()
            + "/"
            + all.getFirst()
            + ":"
            + setting.shelf().tags(all.getFirst()).getFirst();
    return draft.because("no image is named", line.withArgument(image));
  }
}
