package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.Copy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the stages of a Dockerfile by their names and numbers.
 *
 * @param stages all stages in their order
 */
record StageNames(List<Stage> stages) {

  private static final Origin NOTHING = new Origin.Nothing();
  private static final Origin CONTEXT = new Origin.Context();

  static StageNames of(Dockerfile file) {
    return new StageNames(file.stages());
  }

  /** Returns with what a stage begins, once its variables are put in. */
  Origin base(int index, String name) {
    for (int i = index - 1; i >= 0; i--) {
      if (isCalled(stages.get(i), name)) {
        return new Origin.EarlierStage(i);
      }
    }
    return image(name);
  }

  /** Returns from where a {@code COPY} of a stage takes its files. */
  Origin origin(int index, Copy copy) {
    Optional<String> from = copy.flags().from();
    if (from.isEmpty()) {
      return CONTEXT;
    }
    Optional<Integer> stage = find(from.get());
    if (stage.isEmpty() && isNumber(from.get())) {
      throw new LineFault(
          "there is no stage " + from.get(),
          "stages are counted from 0: the last one above is " + (index - 1));
    }
    if (stage.isPresent() && stage.get() >= index) {
      throw new LineFault(
          "stage " + from.get() + " is not above this one",
          "files are copied from stages that stand further up");
    }
    return stage.<Origin>map(Origin.EarlierStage::new).orElseGet(() -> image(from.get()));
  }

  /** Returns the number of the last stage of a name; a number is a name, too. */
  Optional<Integer> find(String name) {
    if (isNumber(name)) {
      return Optional.of(Integer.valueOf(name)).filter(number -> number < stages.size());
    }
    for (int i = stages.size() - 1; i >= 0; i--) {
      if (isCalled(stages.get(i), name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static Origin image(String name) {
    return name.equals(Dockerfile.SCRATCH) ? NOTHING : new Origin.OtherImage(name);
  }

  private static boolean isCalled(Stage stage, String name) {
    return stage.name().filter(name.toLowerCase(Locale.ROOT)::equals).isPresent();
  }

  private static boolean isNumber(String name) {
    return name.matches("[0-9]{1,6}");
  }
}
