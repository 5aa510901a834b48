package dev.signlab.shell.diagnose;

import java.util.List;
import java.util.Optional;

/**
 * Puts images of the registry in the place of words that name none.
 *
 * @param setting what there is
 */
record ImageMender(Setting setting) {

  Draft mended(Draft draft) {
    Draft mended = draft;
    for (int i = 0; i < draft.line().parts().size(); i++) {
      Part part = mended.line().parts().get(i);
      if (part.role().isImage() && !setting.fits(part)) {
        Optional<MeantImage> meant = MeantImage.by(part.value(), setting.shelf());
        if (meant.isPresent()) {
          mended =
              mended.because(meant.get().reasons(), mended.line().with(part, meant.get().image()));
        }
      }
    }
    return withImage(repositories(mended));
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
    boolean named = line.parts().stream().anyMatch(Part::isArgument);
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
