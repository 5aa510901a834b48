package dev.signlab.environment.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.RegistryStatus;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.judge.FreePorts;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTests {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  @TempDir Path folder;
  private World world;
  private Path work;

  @BeforeEach
  void open() {
    world = World.open(new LabHome(folder), CLOCK, new Hosting.InProcess());
    work = world.workspace();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void filesComeBackAsTheyWere() throws IOException {
    Path key = Files.writeString(work.resolve("cosign.key"), "secret");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(work.resolve("sign/empty"));
    Files.writeString(work.resolve("sign/Dockerfile"), "FROM scratch\n");
    Files.createSymbolicLink(work.resolve("link"), Path.of("cosign.key"));
    world.snapshot("task-1");

    Files.delete(key);
    Files.writeString(work.resolve("sign/Dockerfile"), "FROM nothing\n");
    Files.delete(work.resolve("sign/empty"));
    Files.delete(work.resolve("link"));
    Files.createDirectories(work.resolve("new/deep"));
    Files.writeString(work.resolve("new/deep/file"), "x");
    world.restore("task-1");

    assertThat(key).hasContent("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(work.resolve("sign/Dockerfile")).hasContent("FROM scratch\n");
    assertThat(work.resolve("sign/empty")).isEmptyDirectory();
    assertThat(Files.readSymbolicLink(work.resolve("link"))).isEqualTo(Path.of("cosign.key"));
    assertThat(work.resolve("new")).doesNotExist();
  }

  @Test
  void anUndoCanBeUndone() throws IOException {
    world.snapshot("task-1");
    Path file = Files.writeString(work.resolve("notes"), "an hour of work");
    world.restore("task-1");
    assertThat(file).doesNotExist();
    world.restore("before-undo");
    assertThat(file).hasContent("an hour of work");
  }

  @Test
  void theRegistryComesBackWhileItRuns() {
    RegistryStatus status = world.startRegistry(FreePorts.next());
    push(status, "one");
    world.snapshot("one");
    push(status, "two");
    assertThat(world.registryStatus().repositories()).containsExactly("one", "two");
    world.restore("one");
    assertThat(world.registryStatus().repositories()).containsExactly("one");
    world.restore("before-undo");
    assertThat(world.registryStatus().repositories()).containsExactly("one", "two");
  }

  @Test
  void namesOfLocalImagesComeBackAndTheirBlobsStay() throws IOException {
    Path images = world.home().images();
    Files.createDirectories(images.resolve("blobs/sha256"));
    Files.writeString(images.resolve("index.json"), "before");
    world.snapshot("task-1");
    Files.writeString(images.resolve("index.json"), "after");
    Files.writeString(images.resolve("blobs/sha256/abc"), "blob");
    world.restore("task-1");
    assertThat(images.resolve("index.json")).hasContent("before");
    assertThat(images.resolve("blobs/sha256/abc")).exists();
  }

  @Test
  void aRestoreThatWasKilledIsCompleted() throws IOException {
    Path file = Files.writeString(work.resolve("notes"), "as it was");
    world.snapshot("task-1");
    Files.writeString(file, "half restored");
    Files.writeString(world.home().snapshots().resolve(".restoring"), "task-1\n");
    try (World next = World.open(world.home(), InstantSource.system(), new Hosting.InProcess())) {
      assertThat(next.completed()).contains("task-1");
      assertThat(file).hasContent("as it was");
    }
    Files.writeString(file, "later");
    try (World next = World.open(world.home(), InstantSource.system(), new Hosting.InProcess())) {
      assertThat(next.completed()).isEmpty();
      assertThat(file).hasContent("later");
    }
  }

  @Test
  void snapshotsAreListedAndDeleted() {
    world.snapshot("task-1");
    world.snapshot("task-2");
    world.snapshot("task-1");
    assertThat(world.snapshots()).extracting(Snapshot::name).containsExactly("task-1", "task-2");
    assertThat(world.snapshots()).extracting(Snapshot::taken).containsOnly(CLOCK.instant());
    world.deleteSnapshot("task-1");
    assertThat(world.hasSnapshot("task-1")).isFalse();
    assertThatThrownBy(() -> world.restore("task-1"))
        .isInstanceOf(LabException.class)
        .hasMessage("no snapshot task-1");
  }

  @Test
  void aSnapshotIsNobodyElsesBusiness() throws IOException {
    world.snapshot("task-1");
    Path file = world.home().snapshots().resolve("task-1.zip");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedSnapshotChangesNothing() throws IOException {
    Path file = Files.writeString(work.resolve("notes"), "mine");
    world.snapshot("task-1");
    Files.writeString(world.home().snapshots().resolve("task-1.zip"), "PK nonsense");
    assertThatThrownBy(() -> world.restore("task-1"))
        .isInstanceOf(LabException.class)
        .hasMessage("a snapshot is damaged");
    assertThat(file).hasContent("mine");
  }

  @Test
  void tooLargeAFolderIsSaidWithTheFile() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(work.resolve("disk.img").toFile(), "rw")) {
      large.setLength(FolderReader.MOST_BYTES + 1);
    }
    assertThatThrownBy(() -> world.snapshot("task-1"))
        .isInstanceOfSatisfying(
            LabException.class,
            failure -> assertThat(failure.problem().found().orElseThrow()).contains("disk.img"));
  }

  @Test
  void namesCannotLeaveTheFolder() {
    for (String name : new String[] {"", "../x", ".hidden", "a/b", "a b"}) {
      assertThatThrownBy(() -> world.snapshot(name)).as(name).isInstanceOf(LabException.class);
    }
  }

  private static void push(RegistryStatus status, String repository) {
    HttpTransport transport = HttpTransport.of(CLOCK, new ExchangeLog());
    RegistryClient client = RegistryClient.of(RegistryAccess.of(transport));
    String host = "localhost:" + status.port();
    Repository target = Repository.parse(host + "/" + repository);
    byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
    Descriptor config = client.pushBlob(target, MediaType.OCI_EMPTY, empty);
    client.pushManifest(new TagReference(target, "1.0"), ImageManifest.of(config).build());
  }
}
