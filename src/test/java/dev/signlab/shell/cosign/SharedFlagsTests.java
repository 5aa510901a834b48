package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.FlagAnswers.Family;
import dev.signlab.shell.cosign.FlagWorld.Answer;
import dev.signlab.shell.cosign.FlagWorld.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A flag that several commands share is answered alike by all of them, whatever its value. */
@Tag("alike")
class SharedFlagsTests {

  @TempDir private static Path folder;
  private static FlagWorld world;

  @BeforeAll
  static void start() throws IOException {
    world = FlagWorld.in(folder);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void absentEmptyWrongAndRightAreAnsweredAlike(Family family) {
    List<String> different = new ArrayList<>();
    for (Asked asked : world.lines(family)) {
      Answer answer = world.lab(asked);
      boolean alike =
          answer.status() == asked.expected().status()
              && answer.error().endsWith(asked.expected().end());
      if (!alike) {
        different.add(asked + "\n  " + answer + "\n  expected " + asked.expected());
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void aFlagThatIsNotServedIsRefusedByEveryCommandThatHasIt() {
    List<String> taken = new ArrayList<>();
    for (Command command : CosignCommands.all()) {
      CommandSpec spec = command.spec();
      spec.flags().stream()
          .filter(flag -> !flag.isServed())
          .filter(flag -> !refused(spec, flag))
          .forEach(flag -> taken.add(spec.name() + " --" + flag.name()));
    }
    assertThat(taken).isEmpty();
  }

  private static String file(CommandSpec spec) {
    return spec.name().equals("cosign dockerfile verify") ? "Dockerfile" : "pod.yaml";
  }

  /** With a key beside it where the command has one: without, cosign speaks of that first. */
  private static boolean refused(CommandSpec spec, Flag flag) {
    TestLine line = new TestLine(folder, FlagWorld.ENVIRONMENT);
    List<String> words = new ArrayList<>(List.of(spec.name()));
    if (spec.flag("key").isPresent()) {
      words.add("--key=cosign.pub");
    }
    words.add("--" + flag.name() + "=" + (flag.isToggle() ? "true" : "x"));
    spec.arguments().forEach(argument -> words.add(file(spec)));
    line.type(String.join(" ", words));
    return line.status() == 1 && line.err().contains("--" + flag.name() + " is not served");
  }
}
