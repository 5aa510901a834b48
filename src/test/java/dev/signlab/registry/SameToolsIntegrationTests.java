package dev.signlab.registry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets foreign clients do the same work on Debian's docker-registry and on ours. */
class SameToolsIntegrationTests {

  private static final String CREATED = "org.opencontainers.image.created=2026-01-01T00:00:00Z";

  private static final Pattern PROGRESS =
      Pattern.compile(
          "^(Preparing|Uploading|Uploaded|Exists|Mounted|Copying|Copied) +[0-9a-f]{12} ");

  @TempDir Path folder;
  @AutoClose private DebianRegistry debian;
  @AutoClose private EmbeddedRegistry registry;

  @BeforeEach
  void start() throws IOException {
    debian = DebianRegistry.in(Files.createDirectory(folder.resolve("debian"))).start();
    registry =
        EmbeddedRegistry.start(RegistrySettings.of(folder.resolve("ours"), InstantSource.system()));
    Files.writeString(folder.resolve("hello.txt"), "hello");
  }

  @Test
  void orasDoesTheSame() {
    Tool oras = Tool.require("oras").in(folder).with("HOME", folder.toString());
    same(host -> lines(oras, host, ORAS));
  }

  @Test
  void orasFindsWhatIsAttachedWithTheApiOfOursAndTheFallbackOfTheirs() {
    Tool oras = Tool.require("oras").in(folder).with("HOME", folder.toString());
    String attach =
        "attach --plain-http --artifact-type application/example --annotation "
            + CREATED
            + " HOST/app:1.0 hello.txt:text/plain";
    for (String host : List.of(debian.host(), ours())) {
      lines(oras, host, List.of(ORAS.getFirst(), attach));
      assertThat(lines(oras, host, List.of("discover --plain-http --format json HOST/app:1.0")))
          .contains("\"artifactType\": \"application/example\"");
    }
    String tags = "repo tags --plain-http HOST/app";
    assertThat(lines(oras, debian.host(), List.of(tags))).contains("sha256-");
    assertThat(lines(oras, ours(), List.of(tags))).doesNotContain("sha256-");
  }

  @Test
  void craneDoesTheSame() {
    Tool crane = Tool.require("crane").in(folder).with("HOME", folder.toString());
    Tool.require("tar")
        .in(folder)
        .succeed("-cf", "layer.tar", "--mtime=@0", "--owner=0", "--group=0", "hello.txt");
    same(host -> lines(crane, host, CRANE));
  }

  @Test
  void skopeoDoesTheSame() {
    Tool skopeo = new Tool(Judges.require("skopeo-new")).in(folder).with("HOME", folder.toString());
    Tool oras = Tool.require("oras").in(folder).with("HOME", folder.toString());
    same(
        host -> {
          lines(oras, host, ORAS.subList(0, 1));
          return lines(skopeo, host, SKOPEO);
        });
  }

  @Test
  void jibPushesTheSame() {
    same(this::jib);
  }

  private static final List<String> ORAS =
      List.of(
          "push --plain-http --annotation "
              + CREATED
              + " --artifact-type application/example HOST/app:1.0 hello.txt:text/plain",
          "manifest fetch --plain-http HOST/app:1.0",
          "manifest fetch --plain-http --descriptor HOST/app:1.0",
          "tag --plain-http HOST/app:1.0 latest",
          "resolve --plain-http HOST/app:latest",
          "blob push --plain-http HOST/app hello.txt",
          "blob fetch --plain-http --output - HOST/app@sha256:"
              + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
          "cp --from-plain-http --to-plain-http HOST/app:1.0 HOST/copy:1.0",
          "pull --plain-http --output pulled HOST/copy:1.0",
          "manifest fetch --plain-http HOST/app:nothing",
          "repo ls --plain-http HOST",
          "manifest delete --plain-http --force HOST/app:latest",
          "manifest fetch --plain-http HOST/app:1.0");

  private static final List<String> CRANE =
      List.of(
          "append --oci-empty-base -f layer.tar -t HOST/crane/app:1.0",
          "manifest HOST/crane/app:1.0",
          "digest HOST/crane/app:1.0",
          "config HOST/crane/app:1.0",
          "validate --remote HOST/crane/app:1.0",
          "tag HOST/crane/app:1.0 2.0",
          "digest HOST/crane/app:2.0",
          "cp HOST/crane/app:1.0 HOST/crane/copy:1.0",
          "validate --remote HOST/crane/copy:1.0",
          "catalog HOST",
          "digest HOST/crane/app:nothing",
          "ls HOST/crane/nowhere",
          "pull --format oci HOST/crane/app:1.0 pulled-HOSTNAME");

  private static final List<String> SKOPEO =
      List.of(
          "copy --insecure-policy --src-tls-verify=false docker://HOST/app:1.0 oci:out-HOSTNAME:1",
          "copy --insecure-policy --dest-tls-verify=false oci:out-HOSTNAME:1 docker://HOST/again:1",
          "inspect --raw --tls-verify=false docker://HOST/again:1",
          "list-tags --tls-verify=false docker://HOST/again",
          "list-tags --tls-verify=false docker://HOST/nowhere",
          "delete --tls-verify=false docker://HOST/again:1",
          "inspect --raw --tls-verify=false docker://HOST/again:1");

  private String jib(String host) {
    try {
      RegistryImage target = RegistryImage.named(host + "/jib/app:1.0");
      JibContainer pushed =
          Jib.fromScratch()
              .addLayer(List.of(folder.resolve("hello.txt")), AbsoluteUnixPath.get("/app"))
              .setEntrypoint("/app/hello.txt")
              .setCreationTime(Instant.EPOCH)
              .containerize(Containerizer.to(target).setAllowInsecureRegistries(true));
      return pushed.getDigest() + " " + pushed.getImageId();
    } catch (Exception e) {
      throw new AssertionError(host, e);
    }
  }

  private void same(UnaryOperator<String> work) {
    assertThat(work.apply(ours())).isEqualTo(work.apply(debian.host()));
  }

  private String ours() {
    return "127.0.0.1:" + registry.port();
  }

  /** Runs lines and returns each status and output, without the name of the registry. */
  private static String lines(Tool tool, String host, List<String> lines) {
    StringBuilder transcript = new StringBuilder();
    for (String line : lines) {
      String typed =
          line.replace("HOSTNAME", host.replace(':', '-').replace('.', '-')).replace("HOST", host);
      Tool.Run run = tool.run(typed.split(" ", -1));
      transcript
          .append("$ ")
          .append(line)
          .append('\n')
          .append(withoutProgress(run.stdout()).replace(host, "HOST"))
          .append(run.status() == 0 ? "" : "status " + run.status() + "\n");
    }
    return transcript.toString();
  }

  /** Blobs go side by side, so the order of these lines is chance. */
  private static String withoutProgress(String output) {
    return output
        .lines()
        .filter(line -> !PROGRESS.matcher(line).find())
        .collect(joining("\n", "", "\n"));
  }
}
