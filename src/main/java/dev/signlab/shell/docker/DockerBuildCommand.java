package dev.signlab.shell.docker;

import dev.signlab.image.ImageBuild;
import dev.signlab.image.ImageTree;
import dev.signlab.image.LocalImage;
import dev.signlab.image.Progress;
import dev.signlab.image.dockerfile.BuildRequest;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.image.Images;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docker build}: a Dockerfile becomes an image on this machine. */
final class DockerBuildCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker build", "docker", "Build an image from a Dockerfile")
          .flag(
              Flag.text("tag", "NAME", "name of the image, may be given several times")
                  .withShort("t")
                  .repeated()
                  .completing(Completion.IMAGE))
          .flag(
              Flag.file("file", "the Dockerfile, if it is not FOLDER/Dockerfile; - reads it")
                  .withShort("f"))
          .flag(
              Flag.text("build-arg", "NAME=VALUE", "value of an ARG; NAME alone takes $NAME")
                  .repeated())
          .flag(Flag.text("target", "STAGE", "build this stage instead of the last one"))
          .flag(
              Flag.text("platform", "OS/ARCHITECTURE", "for which machines")
                  .withDefault(Platform.LINUX_AMD64.toString()))
          .flag(Flag.text("label", "NAME=VALUE", "label of the image").repeated())
          .flag(Flag.toggle("pull", "fetch base images even if they are on this machine"))
          .flag(Flag.toggle("no-cache", "changes nothing: no step is ever taken from a cache"))
          .flag(Flag.toggle("push", "push the image afterwards, to where its name says"))
          .flag(Flag.toggle("load", "changes nothing: the image is kept on this machine"))
          .flag(Flag.text("provenance", "BOOL", "false; statements are made by cosign attest"))
          .flag(Flag.text("sbom", "BOOL", "false; SBOMs are made by syft"))
          .flag(Flag.text("progress", "HOW", "changes nothing: there is little to show"))
          .flag(Flag.toggle("rm", "changes nothing: there are no containers").withDefault("true"))
          .flag(Flag.file("iidfile", "write the image's digest into a file"))
          .flag(Flag.file("metadata-file", "write name and digest into a file, as JSON"))
          .flag(Flag.toggle("quiet", "print the digest alone").withShort("q"))
          .optionalArgument(
              "FOLDER", "the folder of the files, . for this one, - for none", Completion.FILE)
          .example("docker build -t studentbook .")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    List<TagReference> names = invocation.values("tag").stream().map(Images::tag).toList();
    String folder = folder(invocation, names);
    if (names.isEmpty()) {
      throw BuildPlaces.problem(
          "the image gets no name", "-t NAME", "no -t", "docker build -t studentbook " + folder);
    }
    BuildOutputs outputs = BuildOutputs.of(invocation);
    BuildRequest request = request(invocation);
    try (BuildPlaces places = BuildPlaces.of(invocation, folder)) {
      ImageBuild build =
          new ImageBuild(
              Images.store(invocation), Images.client(invocation), progress(invocation.screen()));
      LocalImage image =
          build.run(places.context(), places.dockerfile(), request, names.getFirst());
      names.stream().skip(1).forEach(name -> Images.store(invocation).tag(names.getFirst(), name));
      show(invocation, image);
      outputs.write(image, names);
      return OK;
    }
  }

  private static Progress progress(Screen screen) {
    return new Progress() {
      @Override
      public void at(String title, long done, long total) {
        screen.progress(title, done, total);
      }

      @Override
      public void warn(String text) {
        screen.err("WARNING: " + text);
      }
    };
  }

  private static BuildRequest request(Invocation invocation) {
    return new BuildRequest(
        arguments(invocation),
        platform(invocation.flag("platform").orElse("")),
        invocation.flag("target").filter(name -> !name.isEmpty()),
        invocation.pairs("label"),
        invocation.isOn("pull"));
  }

  private static Platform platform(String text) {
    if (text.indexOf(',') >= 0) {
      throw BuildPlaces.problem(
          "one image is for one platform here",
          "one platform",
          text,
          "docker build --platform " + text.substring(0, text.indexOf(',')) + " -t NAME .");
    }
    return Platform.parse(text);
  }

  /** A name alone takes its value from the session, and none when that has none, as Docker does. */
  private static Map<String, String> arguments(Invocation invocation) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Map<String, String> environment = invocation.session().environment();
    for (String word : invocation.values("build-arg")) {
      int equals = word.indexOf('=');
      if (equals == 0 || word.isEmpty()) {
        throw BuildPlaces.problem(
            "--build-arg without a name",
            "NAME=VALUE, or NAME alone",
            word,
            "docker build -t NAME --build-arg NAME" + word + " .");
      }
      if (equals >= 0) {
        arguments.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (environment.containsKey(word)) {
        arguments.put(word, environment.getOrDefault(word, ""));
      }
    }
    return arguments;
  }

  private static String folder(Invocation invocation, List<TagReference> names) {
    return invocation
        .optionalArgument(0)
        .orElseThrow(
            () ->
                BuildPlaces.problem(
                    "docker build wants a folder",
                    "the folder of the files, . for this one",
                    "no folder",
                    "docker build -t "
                        + (names.isEmpty() ? "studentbook" : invocation.values("tag").getFirst())
                        + " ."));
  }

  private static void show(Invocation invocation, LocalImage image) {
    if (invocation.isOn("quiet")) {
      invocation.screen().out(image.digest().toString());
      return;
    }
    String layers = image.layers() == 1 ? "1 layer" : image.layers() + " layers";
    invocation.screen().out("built " + image.name());
    invocation
        .screen()
        .out("  " + image.digest() + "  " + layers + ", " + ImageTree.size(image.size()));
  }
}
