package dev.signlab.shell.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.NoteServer;
import dev.signlab.environment.world.RegistryServer;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is no registry has the same words. */
class ServerCommandsTests {

  private static final ServerCommands NOTES = new ServerCommands(new NoteServer());
  private static final ServerCommands REGISTRY = new ServerCommands(RegistryServer.KIND);

  @TempDir Path home;
  private World world;

  @BeforeEach
  void open() {
    world =
        World.open(
            new LabHome(home),
            InstantSource.system(),
            new Hosting.InProcess(),
            List.of(RegistryServer.KIND, new NoteServer()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void everyServerHasTheSameWords() {
    assertThat(words(NOTES))
        .containsExactly("notes start", "notes status", "notes stop", "notes log", "notes serve");
    assertThat(words(REGISTRY))
        .containsExactly(
            "registry start", "registry status", "registry stop", "registry log", "registry serve");
  }

  @Test
  void itSaysWhereItIsAndWhetherItRanAlready() {
    String first = start(NOTES, Optional.of(0));
    int port = world.require("notes").port();
    assertThat(first).isEqualTo("notes on http://localhost:" + port + "\n");
    assertThat(start(NOTES, Optional.empty()))
        .isEqualTo("notes on http://localhost:" + port + ", running already\n");
  }

  @Test
  void theRegistrySaysWhatTheLabsCallIt() {
    String said = start(REGISTRY, Optional.of(0));
    assertThat(said)
        .endsWith(
            "  where the labs say localhost:5001, it is localhost:%d here%n"
                .formatted(world.registryStatus().port()));
  }

  @Test
  void itsStatusIsWhatItHoldsAndWhoRunsIt() {
    start(NOTES, Optional.of(0));
    assertThat(StatusText.server(world, new NoteServer()))
        .containsExactly(
            "notes on http://localhost:" + world.require("notes").port(),
            "  holds         no note",
            "  process       " + ProcessHandle.current().pid() + ", this lab");
  }

  @Test
  void oneThatDoesNotRunIsSaidWithTheLineThatStartsIt() {
    assertThatThrownBy(() -> StatusText.server(world, new NoteServer()))
        .isInstanceOfSatisfying(
            LabException.class,
            failure -> {
              assertThat(failure).hasMessage("the lab's notes does not run");
              assertThat(failure.problem().hints().getFirst().command()).contains("notes start");
            });
  }

  private String start(ServerCommands commands, Optional<Integer> port) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    commands.start(
        world, port, new StreamScreen(out, out, Screen.Style.PIPE, Questions.UNANSWERED));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> words(ServerCommands commands) {
    return commands.all().stream().map(Command::spec).map(CommandSpec::name).toList();
  }
}
