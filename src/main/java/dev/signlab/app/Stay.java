package dev.signlab.app;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.world.World;
import dev.signlab.shell.run.LabSession;
import dev.signlab.storage.Reason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A command that starts a server goes on as that server when all is said: one process does what
 * else takes two. The launcher asks for it, and waits until nothing more is said.
 *
 * @param told the file that this process makes when it stays
 */
record Stay(Path told) {

  static final String ASKED = "signlab.stays";

  private static final List<FileDescriptor> HEARD = List.of(FileDescriptor.out, FileDescriptor.err);

  /** Returns what the launcher asks for, or nothing where a command ends as commands do. */
  static Optional<Stay> asked() {
    return Optional.ofNullable(System.getProperty(ASKED)).map(Path::of).map(Stay::new);
  }

  /** Returns where servers run that a command of this process starts. */
  static Hosting hosting() {
    return asked().isPresent()
        ? new Hosting.Alone()
        : Hosting.Detached.likeThis(Main.class.getName());
  }

  /** Serves until the process is ended, if a server was started in it. */
  void whileItServes(LabSession session) {
    World world = session.service(World.class);
    List<String> here =
        world.servers().stream().filter(ServerStatus::isHere).map(ServerStatus::name).toList();
    if (here.isEmpty()) {
      return;
    }
    // Commands that are handed over from now on end as commands do.
    System.clearProperty(ASKED);
    try (Calls calls =
        here.contains("registry") ? Calls.offer(session, "registry") : Calls.none()) {
      calls.begin();
      Runtime.getRuntime().addShutdownHook(new Thread(world::close));
      Files.createFile(told);
      letGo();
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      world.close();
      throw Problem.of("cannot say that the server runs")
          .tried(told.toString())
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /**
   * Java points a standard stream that is closed at nothing, so that whoever reads it hears its
   * end.
   */
  private static void letGo() throws IOException {
    for (FileDescriptor each : HEARD) {
      new FileOutputStream(each).close();
    }
  }
}
