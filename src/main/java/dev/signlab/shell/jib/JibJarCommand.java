package dev.signlab.shell.jib;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.JarImage;
import dev.signlab.image.LocalImage;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.List;
import java.util.Optional;

/**
 * {@code jib jar}: a Java program becomes an image without a Dockerfile, in the words of Jib's own
 * command line.
 */
public final class JibJarCommand implements Command {

  private static final String DAEMON = "docker://";
  private static final String SCRATCH = "scratch";
  private static final int LAST_PORT = 65_535;

  private static final CommandSpec SPEC =
      CommandSpec.of("jib jar", "jib", "Make an image of a Java program, without a Dockerfile")
          .argument("JAR", "the program, with a Main-Class", Completion.FILE)
          .flag(
              Flag.text(
                      "target",
                      "IMAGE",
                      "the registry's name it is pushed to; docker://NAME keeps it here")
                  .withShort("t"))
          .flag(
              Flag.text(
                  "from",
                  "IMAGE",
                  "an image with a Java, of a registry of this machine; or scratch"))
          .flag(
              Flag.text("jvm-flags", "FLAGS", "flags for java, with commas between")
                  .of(FlagType.SLICE))
          .flag(
              Flag.text("environment-variables", "NAME=VALUE", "variables of the program")
                  .of(FlagType.MAP))
          .flag(Flag.text("labels", "NAME=VALUE", "labels of the image").of(FlagType.MAP))
          .flag(Flag.text("expose", "PORT", "ports that the program listens on").of(FlagType.SLICE))
          .example("jib jar --target localhost:5001/hello:1.0 --from scratch hello.jar")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String target = invocation.flag("target").orElseThrow(() -> noTarget(invocation));
    boolean staysHere = target.startsWith(DAEMON);
    TagReference name = Images.tag(staysHere ? target.substring(DAEMON.length()) : target);
    if (!staysHere) {
      Images.refuseUnqualified(invocation, name, target, "jib jar --target");
    }
    JarImage image =
        new JarImage(
            invocation.path(invocation.argument(0)), base(invocation), options(invocation));
    LocalImage made =
        image.build(
            Images.store(invocation), name, new StoredLogins(invocation.session().environment()));
    if (image.base().isEmpty()) {
      invocation
          .screen()
          .err("scratch has no java: the image holds the program, and nothing that starts it");
    }
    invocation.screen().out("built " + name + "  " + made.digest());
    if (!staysHere) {
      push(invocation, name);
    }
    return OK;
  }

  private static void push(Invocation invocation, TagReference name) {
    Descriptor pushed =
        Images.store(invocation)
            .push(
                name,
                Images.client(invocation),
                (layer, sent, number, total) ->
                    Images.showLayer(invocation, layer, sent, "already there"));
    invocation.screen().out("pushed " + name + "  " + pushed.digest());
  }

  /** Jib asks the registry of the base by itself, so this is one of this machine. */
  private static Optional<Reference> base(Invocation invocation) {
    String typed = invocation.flag("from").orElseThrow(() -> noBase(invocation));
    if (typed.equals(SCRATCH)) {
      return Optional.empty();
    }
    Reference base = Reference.parse(typed);
    if (!base.repository().registry().isLoopback()) {
      String here = Images.here(invocation, "localhost:5001/") + "base:1";
      throw Problem.of("jib fetches its base from a registry of this machine: " + typed)
          .expected("scratch, or an image such as " + here)
          .found("the registry " + base.repository().registry())
          .hint("bring it here first", "docker pull " + typed)
          .hint("give it a name here", "docker tag " + typed + " " + here)
          .hint("and push that", "docker push " + here)
          .asException();
    }
    return Optional.of(base);
  }

  private static JarImage.Options options(Invocation invocation) {
    return new JarImage.Options(
        invocation.values("jvm-flags"),
        invocation.pairs("environment-variables"),
        invocation.pairs("labels"),
        invocation.values("expose").stream().map(JibJarCommand::port).toList());
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= LAST_PORT) {
        return port;
      }
    }
    throw Problem.of("no port: " + text)
        .expected("a number from 1 to " + LAST_PORT)
        .found(text)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  private static LabException noTarget(Invocation invocation) {
    return missing(invocation, "--target", "jib jar --target docker://NAME --from scratch JAR");
  }

  private static LabException noBase(Invocation invocation) {
    return missing(
        invocation,
        "--from, so jib would take a Java from Docker Hub, and the lab stays on this machine",
        "jib jar --target docker://NAME --from scratch JAR");
  }

  private static LabException missing(Invocation invocation, String what, String example) {
    String jar = invocation.argument(0);
    return Problem.of("jib jar without " + what)
        .expected("--target IMAGE and --from IMAGE")
        .found("jib jar " + String.join(" ", List.of(jar)))
        .hint("for instance", example.replace("JAR", jar).replace("NAME", "hello:1.0"))
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
