package dev.signlab.shell.oras;

import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.template.FormattedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code oras discover}: what is attached to an image, as a tree, a table or JSON. */
final class DiscoverWords {

  private static final String ALL = "10";
  private static final List<String> FORMS = List.of("tree", "table");

  private DiscoverWords() {}

  static Command discover() {
    return new OrasCommand(
        OrasCommand.words("oras discover", "Show what is attached to an image")
            .flag(Flag.text("artifact-type", "TYPE", "artifacts of one type"))
            .flag(Flag.text("depth", "N", "how deep to look").withDefault(ALL))
            .flag(
                Flag.text("output", "FORMAT", "tree, table or json")
                    .withShort("o")
                    .deprecatedBecause("try --format"))
            .flag(
                Flag.toggle("verbose", "changes nothing")
                    .withShort("v")
                    .deprecatedBecause("and will be removed in a future release."))
            .flags(OrasFormat.flags())
            .flags(OrasFlags.registry(""))
            .flags(OrasFlags.quiet())
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example("oras discover localhost:5001/studentbook:1.0")
            .build(),
        DiscoverWords::discover);
  }

  private static void discover(Invocation invocation) {
    Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
    OrasFormat format = format(invocation);
    String depth = invocation.flag("depth").orElse(ALL);
    if (!depth.matches("[1-9]\\d?")) {
      throw Problem.of("depth value should be at least 1")
          .expected("1 to 99")
          .found(depth)
          .command("oras discover --help")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    RegistryClient client = OrasFlags.client(invocation);
    Descriptor subject =
        Images.suggesting(
            invocation, invocation.argument(0), () -> client.manifest(reference).descriptor());
    Referred found =
        Referred.find(
            client,
            reference.repository().digest(subject.digest()),
            subject,
            invocation.flag("artifact-type"),
            Integer.parseInt(depth));
    if (format.isText()) {
      lines(format.kind(), reference, found).forEach(invocation.screen()::out);
    }
    format.show(invocation, found::toJson);
  }

  private static OrasFormat format(Invocation invocation) {
    Optional<String> old = invocation.flag("output");
    if (old.isPresent() && invocation.flag("format").isPresent()) {
      throw Problem.of("--format, --output cannot be used at the same time")
          .expected("one of them")
          .found("both")
          .command("oras discover --help")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return old.map(format -> OrasFormat.of(invocation, format, FORMS))
        .orElseGet(() -> OrasFormat.of(invocation, FORMS));
  }

  private static List<String> lines(String kind, Reference reference, Referred found) {
    if (kind.equals("tree")) {
      return found.tree();
    }
    List<String> lines = new ArrayList<>();
    int count = found.referrers().size();
    lines.add(
        "Discovered %d artifact%s referencing %s"
            .formatted(count, count == 1 ? "" : "s", reference));
    lines.add("Digest: " + found.what().digest());
    if (count > 0) {
      lines.add("");
      List<String> rows = new ArrayList<>(List.of("Artifact Type\tDigest"));
      found.referrers().forEach(each -> rows.add(row(each)));
      lines.addAll(FormattedRows.aligned(rows));
    }
    return lines;
  }

  private static String row(Referred referrer) {
    return referrer.what().artifactType().map(Object::toString).orElse("")
        + "\t"
        + referrer.what().digest();
  }
}
