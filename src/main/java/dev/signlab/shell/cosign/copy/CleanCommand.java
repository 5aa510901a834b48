package dev.signlab.shell.cosign.copy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.move.Cleaning;
import dev.signlab.engine.move.Cleaning.Kind;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.ImageProblems;

/** {@code cosign clean}. */
final class CleanCommand implements Command {

  private static final String TYPE = "type";
  private static final String FORCE = "force";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign clean", "cosign", "Remove what is attached to an image")
          .flag(
              Flag.text(TYPE, "KIND", "signature, attestation, referrer, sbom or all")
                  .withDefault("all"))
          .flag(Flag.toggle(FORCE, "do not ask first").withShort("f"))
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign clean localhost:5001/studentbook:1.0")
          .destructive()
          .example("cosign clean -f --type signature localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Kind type = type(invocation.flag(TYPE).orElse("all"));
    String typed = invocation.argument(0);
    Reference image = cosign.image(typed);
    if (!invocation.isOn(FORCE) && !saysYes(invocation.screen(), type)) {
      throw Problem.of("user declined the prompt")
          .expected("y, to lose them for ever")
          .found("no yes; nothing was removed")
          .hint("to be asked no more", cosign.line().with(FORCE, "true").toString())
          .asException();
    }
    RegistryFlags registry = RegistryFlags.read(cosign);
    Cleaning cleaning =
        new Cleaning(
            registry.client(), registry.keptFor(image), new Words(invocation.screen(), typed));
    ImageProblems.answering(
        cosign,
        typed,
        "",
        () -> {
          cleaning.clean(image, type);
          return OK;
        });
    return OK;
  }

  private static boolean saysYes(Screen screen, Kind type) {
    screen.err("WARNING: this will remove all " + what(type) + " from the image");
    return screen
        .ask("Are you sure you would like to continue? [y/N] ")
        .map(answer -> answer.strip().equalsIgnoreCase("y"))
        .orElse(false);
  }

  private static String what(Kind type) {
    return switch (type) {
      case SIGNATURE -> "signatures";
      case ATTESTATION -> "attestations";
      case REFERRER -> "referrer attestations and/or signatures";
      case SBOM -> "SBOMs";
      case ALL -> "signatures, SBOMs and attestations";
    };
  }

  private static Kind type(String word) {
    return switch (word) {
      case "signature" -> Kind.SIGNATURE;
      case "attestation" -> Kind.ATTESTATION;
      case "referrer" -> Kind.REFERRER;
      case "sbom" -> Kind.SBOM;
      case "all" -> Kind.ALL;
      default ->
          throw Problem.of(
                  "invalid argument \""
                      + word
                      + "\" for \"--type\" flag: must be one of \"signature\", \"attestation\","
                      + " \"referrer\", \"sbom\", or \"all\"")
              .expected("signature, attestation, referrer, sbom or all")
              .found(word)
              .hint("for instance", SPEC.examples().getLast())
              .asException();
    };
  }

  /** cosign's words; a registry that deletes nothing is told, and is no failure to cosign. */
  private record Words(Screen screen, String image) implements Cleaning.Listener {

    @Override
    public void removed(Reference what) {
      screen.err("Removed " + what + " from " + image);
    }

    @Override
    public void refused(Reference what, LabException why) {
      screen.err("could not delete " + what + " from " + image + ":");
      String found = why.problem().found().map(text -> ": " + text).orElse("");
      screen.err(why.problem().summary() + found);
    }

    @Override
    public void referrersStay() {
      screen.err("WARNING: image has referrers, consider using --type referrer");
    }
  }
}
