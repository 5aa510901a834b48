package dev.signlab.shell.lab;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.load.LabShelf;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.pack.PackedScenario;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.StreamScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The words that pass a scenario on: {@code author pack}, {@code publish} and {@code sign}. */
final class PackWords {

  private static final String KEY = "key";
  private static final String TOKEN = "identity-token";
  private static final String FOLDER = "FOLDER";

  private PackWords() {}

  static List<Command> all() {
    return List.of(
        new LabCommand(
            LabCommand.spec("author pack", "Pack a scenario into a folder, as an OCI image layout")
                .argument(FOLDER, "the scenario", Completion.FILE)
                .argument("OUT", "the layout; made if it is not there", Completion.FILE)
                .example("author pack my-lab packed")
                .build(),
            PackWords::pack),
        new LabCommand(
            LabCommand.spec("author publish", "Pack a scenario and push it, and sign it with --key")
                .argument(FOLDER, "the scenario", Completion.FILE)
                .argument("REF", "where to, such as localhost:5001/labs/my-lab:1", Completion.IMAGE)
                .flags(signers())
                .example("author publish my-lab localhost:5001/labs/my-lab:1 --key cosign.key")
                .build(),
            PackWords::publish),
        new LabCommand(
            LabCommand.spec("author sign", "Sign a scenario that is published, by its digest")
                .argument("REF", "the scenario", Completion.IMAGE)
                .flags(signers())
                .example("author sign localhost:5001/labs/my-lab:1 --key cosign.key")
                .build(),
            PackWords::sign));
  }

  private static List<Flag> signers() {
    return List.of(
        Flag.file(KEY, "private key to sign with"),
        Flag.file(TOKEN, "identity token to sign with, in place of a key"));
  }

  private static int pack(Sitting sitting, Invocation invocation) {
    PackedScenario pack = packed(invocation);
    Path out = invocation.path(invocation.argument(1));
    Digest digest = pack.save(out, id(invocation));
    invocation.screen().out("packed " + pack.files().size() + " files into " + out);
    invocation.screen().out(digest.toString());
    return Command.OK;
  }

  private static int publish(Sitting sitting, Invocation invocation) {
    List<String> signer = signer(invocation);
    PackedScenario pack = packed(invocation);
    Reference target = Reference.parse(invocation.argument(1));
    Digest digest = pack.push(invocation.service(RegistryClient.class), target);
    Screen screen = invocation.screen();
    screen.out("published " + pack.files().size() + " files as " + target);
    screen.out(digest.toString());
    if (signer.isEmpty()) {
      screen.out(
          "Nobody installs it unsigned. Sign it:  author sign " + target + " --key cosign.key");
      return Command.OK;
    }
    return signed(target.repository().digest(digest), signer, invocation);
  }

  private static int sign(Sitting sitting, Invocation invocation) {
    Reference target = Reference.parse(invocation.argument(0));
    List<String> signer = signer(invocation);
    if (signer.isEmpty()) {
      throw Problem.of("nobody is there to sign")
          .expected("--key FILE, or --identity-token FILE")
          .found("neither")
          .command("author sign " + target + " --key cosign.key")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    Digest digest = invocation.service(RegistryClient.class).resolve(target);
    return signed(target.repository().digest(digest), signer, invocation);
  }

  /** What cosign does is cosign's to do and to say, with its questions and its refusals. */
  private static int signed(DigestReference what, List<String> signer, Invocation invocation) {
    List<String> words = new ArrayList<>(List.of("cosign", "sign"));
    words.addAll(signer);
    words.add(what.toString());
    return invocation.screen() instanceof StreamScreen screen
        ? invocation.service(LineRunner.class).runWords(words, screen)
        : 1;
  }

  /** Returns the flag that names who signs, with its value; nothing where nobody is named. */
  private static List<String> signer(Invocation invocation) {
    List<List<String>> named =
        Stream.of(KEY, TOKEN)
            .flatMap(
                flag ->
                    invocation
                        .flag(flag)
                        .filter(value -> !value.isEmpty())
                        .map(value -> List.of("--" + flag, value))
                        .stream())
            .toList();
    if (named.size() > 1) {
      throw Problem.of("it is not clear who signs")
          .expected("--key FILE, or --identity-token FILE")
          .found("both")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return named.stream().findFirst().orElse(List.of());
  }

  /** What has a defect that its papers show is not passed on. */
  private static PackedScenario packed(Invocation invocation) {
    Path folder = invocation.path(invocation.argument(0)).normalize();
    List<Finding> findings = StrictReading.errors(folder, invocation);
    if (!findings.isEmpty()) {
      throw Problem.of("the scenario in " + folder + " has a defect")
          .expected("a scenario whose papers are in order")
          .found(findings.getFirst().toString())
          .hint("to see all that is wrong", "author check " + folder)
          .asException();
    }
    return PackedScenario.of(folder);
  }

  private static String id(Invocation invocation) {
    Path folder = invocation.path(invocation.argument(0)).normalize();
    return invocation.service(LabShelf.class).read(folder).scenarios().stream()
        .findFirst()
        .map(Scenario::id)
        .orElseGet(() -> String.valueOf(folder.getFileName()));
  }
}
