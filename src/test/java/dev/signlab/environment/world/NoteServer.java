package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A second server: it answers as a registry does, and keeps one note in the home. */
public final class NoteServer implements WorldServer {

  @Override
  public String name() {
    return "notes";
  }

  @Override
  public int usualPort() {
    return 7541;
  }

  @Override
  public Running start(LabHome home, int port, InstantSource clock) {
    Path folder = home.folder().resolve("notes");
    EmbeddedRegistry server =
        EmbeddedRegistry.start(RegistrySettings.of(folder, clock).withPort(port));
    return new Running() {
      @Override
      public int port() {
        return server.port();
      }

      @Override
      public List<AccessEntry> log(int most) {
        return server.log(most);
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }

  @Override
  public String holds(LabHome home) {
    return Files.exists(file(home)) ? "a note" : "no note";
  }

  @Override
  public Optional<SnapshotPart> part(LabHome home) {
    return Optional.of(new Note(file(home)));
  }

  static Path file(LabHome home) {
    return home.folder().resolve("note.txt");
  }

  private record Note(Path file) implements SnapshotPart {

    @Override
    public String name() {
      return "notes";
    }

    @Override
    public List<SavedFile> save() {
      return Files.exists(file)
          ? List.of(SavedFile.ofText(BoundedFile.readText(file), FileTime.fromMillis(0)))
          : List.of();
    }

    @Override
    public void restore(List<SavedFile> files) throws IOException {
      Files.deleteIfExists(file);
      files.forEach(saved -> AtomicFile.write(file, saved.text()));
    }
  }
}
