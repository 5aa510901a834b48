package dev.signlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTests {

  private static final TagReference NAME = (TagReference) Reference.parse("studentbook:1.0");

  @TempDir Path folder;
  private Path context;
  private ImageStore store;

  @BeforeEach
  void prepare() throws IOException {
    context = Files.createDirectories(folder.resolve("context"));
    store = ImageStore.in(folder.resolve("images"));
    write("app/b.txt", "two");
    write("app/a.txt", "one");
    write("run.sh", "#!/bin/sh\n");
  }

  @Test
  void buildsWhatTheDockerfileSays() throws IOException {
    LocalImage image =
        build(
            """
            FROM scratch
            ARG VERSION=1.0
            ENV MODE=lab VERSION=$VERSION
            LABEL org.opencontainers.image.title="student book"
            WORKDIR /srv
            COPY app data/
            EXPOSE 8080
            USER 1000:1000
            ENTRYPOINT ["/srv/run"]
            CMD ["--port", "8080"]
            """);

    ImageConfig config = config(image);
    assertThat(config.commandLine()).containsExactly("/srv/run", "--port", "8080");
    assertThat(config.environment()).endsWith("MODE=lab", "VERSION=1.0");
    assertThat(config.labels()).containsEntry("org.opencontainers.image.title", "student book");
    assertThat(config.directory()).isEqualTo("/srv");
    assertThat(config.ports()).containsExactly("8080/tcp");
    assertThat(config.user()).isEqualTo("1000:1000");
    assertThat(config.diffIds()).hasSize(2);
    assertThat(config.history()).hasSize(9);
    assertThat(image.name()).isEqualTo("studentbook:1.0");
    assertThat(image.layers()).isEqualTo(2);
  }

  @Test
  void givesTheSameDigestWhateverTheDiskSays() throws IOException {
    String dockerfile = "FROM scratch\nCOPY . /app\n";
    LocalImage first = build(dockerfile);
    Files.setLastModifiedTime(context.resolve("app/a.txt"), FileTime.fromMillis(0));
    Files.delete(context.resolve("app/b.txt"));
    write("app/b.txt", "two");
    store = ImageStore.in(folder.resolve("other"));

    assertThat(build(dockerfile).digest()).isEqualTo(first.digest());

    write("app/b.txt", "changed");
    assertThat(build(dockerfile).digest()).isNotEqualTo(first.digest());
  }

  @Test
  void standsOnALocalBase() throws IOException {
    store.put(
        (TagReference) Reference.parse("base:1"),
        manifest(build("FROM scratch\nCOPY app /app\nENV A=1\nCMD [\"/old\"]\n")));
    LocalImage image =
        build("FROM base:1\nCOPY run.sh /run.sh\nENV B=2\nENTRYPOINT [\"/run.sh\"]\n");

    ImageConfig config = config(image);
    assertThat(config.diffIds()).hasSize(2);
    assertThat(config.environment()).endsWith("A=1", "B=2");
    assertThat(config.commandLine()).containsExactly("/run.sh");
  }

  @Test
  void leavesOutWhatDockerignoreNames() throws IOException {
    LocalImage all = build("FROM scratch\nCOPY app /app\n");
    write(".dockerignore", "# nothing of this\n**/*.txt\n!app/a.txt\n");
    LocalImage some = build("FROM scratch\nCOPY app /app\n");
    Files.delete(context.resolve(".dockerignore"));
    Files.delete(context.resolve("app/b.txt"));

    assertThat(some.digest()).isNotEqualTo(all.digest());
    assertThat(build("FROM scratch\nCOPY app /app\n").digest()).isEqualTo(some.digest());
  }

  @Test
  void namesEachLineThatCannotBeBuilt() {
    LabException failure =
        failureOf(
            """
            FROM scratch
            RUN apt-get install -y curl
            COPY app /app
            HEALTHCHECK NEVER
            RUN <<END
            true
            END
            """);

    assertThat(failure).hasMessage("3 problems in Dockerfile");
    assertThat(failure.problem().found().orElseThrow())
        .isEqualTo(
            """
            line 2: RUN is not done here: RUN apt-get install -y curl
            line 4: HEALTHCHECK wants CMD or NONE, found NEVER
            line 5: RUN is not done here: RUN <<END\
            """);
    assertThat(failure.problem().hints()).hasSize(3);
  }

  @Test
  void saysWhichFileToCopyIsNotThere() {
    LabException failure = failureOf("FROM scratch\n\nCOPY students.db /\n");

    assertThat(failure).hasMessage("Dockerfile line 3: no file students.db to copy");
    assertThat(failure.problem().cause().orElseThrow()).isEqualTo(Cause.NO_FILE);
  }

  @Test
  void saysThatAFileIsLeftOutOnlyIfItIs() throws IOException {
    write(".dockerignore", "run.sh\n");

    assertThat(failureOf("FROM scratch\nCOPY run.sh /\n").problem().found().orElseThrow())
        .isEqualTo("left out by .dockerignore");
    assertThat(failureOf("FROM scratch\nCOPY /etc/passwd /\n").problem().found().orElseThrow())
        .isEqualTo("nothing of that name");
  }

  @Test
  void copiesNothingFromOutsideTheContext() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    Files.createSymbolicLink(context.resolve("link"), folder.resolve("secret"));

    assertThat(failureOf("FROM scratch\nCOPY ../secret /\n")).hasMessageContaining("no file");
    assertThat(failureOf("FROM scratch\nCOPY link /\n").problem().found().orElseThrow())
        .isEqualTo("a link that leads to no file in it");
  }

  @Test
  void tagsAndForgetsNames() throws IOException {
    LocalImage image = build("FROM scratch\nCOPY app /app\n");
    TagReference other = (TagReference) Reference.parse("localhost:5001/studentbook:1.0");
    store.tag(NAME, other);

    assertThat(store.images())
        .extracting(LocalImage::name)
        .containsExactly("localhost:5001/studentbook:1.0", "studentbook:1.0");
    assertThat(store.remove(NAME)).isTrue();
    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.find(other).orElseThrow().digest()).isEqualTo(image.digest());
  }

  @Test
  void packsALayoutAndReadsItBack() throws IOException {
    LocalImage image = build("FROM scratch\nCOPY app /app\n");
    Path archive = folder.resolve("image.tar");
    OciArchive.pack(store.layout(), archive);
    OciLayout again = OciLayout.openOrCreate(folder.resolve("again"));

    assertThat(OciArchive.unpack(archive, again))
        .extracting(d -> d.digest())
        .containsExactly(image.digest());
    assertThat(again.has(manifest(image).config().digest())).isTrue();
  }

  private LocalImage build(String dockerfile) throws IOException {
    // The Dockerfile lies beside the context, so that it is not part of it.
    Path file = Files.writeString(folder.resolve("Dockerfile"), dockerfile);
    RegistryClient client =
        RegistryClient.of(
            RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog())));
    return new ImageBuild(store, client, Progress.NONE).run(context, file, Map.of(), NAME);
  }

  private LabException failureOf(String dockerfile) {
    return catchThrowableOfType(LabException.class, () -> build(dockerfile));
  }

  private ImageManifest manifest(LocalImage image) {
    return (ImageManifest) store.source(image.reference()).manifest();
  }

  private ImageConfig config(LocalImage image) {
    ImageSource source = store.source(image.reference());
    return ImageConfig.parse(source.read(manifest(image).config()), "config");
  }

  private void write(String name, String text) throws IOException {
    Path file = context.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
