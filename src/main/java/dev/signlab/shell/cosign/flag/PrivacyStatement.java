package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.signatory.SigningServices;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.signingconfig.Service;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Says what becomes public and stays so, before it goes to the public deployment, and asks. The
 * words are cosign's. Services of one's own need no such question.
 */
final class PrivacyStatement {

  private static final List<String> PUBLIC = List.of("sigstore.dev", "sigstage.dev");

  private static final String STATEMENT =
      """

      \tThe sigstore service, hosted by sigstore a Series of LF Projects, LLC, is provided pursuant to the Hosted Project Tools Terms of Use, available at https://lfprojects.org/policies/hosted-project-tools-terms-of-use/.
      \tNote that if your submission includes personal data associated with this signed artifact, it will be part of an immutable record.
      \tThis may include the email address associated with the account with which you authenticate your contractual Agreement.
      \tThis information will be used for signing this artifact and will be stored in public transparency logs and cannot be removed later, and is subject to the Immutable Record notice at https://lfprojects.org/policies/hosted-project-tools-immutable-records/.
      """;

  private static final String CONFIRMATION =
      "By typing 'y', you attest that (1) you are not submitting the personal data of any other"
          + " person; and (2) you understand and agree to the statement and the Agreement terms at"
          + " the URLs listed above.";
  private static final String QUESTION = "Are you sure you would like to continue? [y/N] ";

  private PrivacyStatement() {}

  /**
   * Asks where something would become public.
   *
   * @param keyless whether a certificate is asked for
   * @throws dev.signlab.diagnostic.LabException unless the answer, or {@code -y}, is yes
   */
  static void confirm(CosignInvocation cosign, SigningServices services, boolean keyless) {
    Stream<Service> asked =
        Stream.concat(
            services.logs().stream(), keyless ? Stream.of(services.authority()) : Stream.empty());
    List<String> open =
        asked.map(Service::url).filter(PrivacyStatement::isPublic).distinct().toList();
    if (open.isEmpty()) {
      return;
    }
    STATEMENT.lines().forEach(cosign::say);
    cosign.say("This goes to " + String.join(" and ", open) + ".");
    cosign.say(CONFIRMATION);
    if (!cosign.isOn(SharedFlags.YES) && !cosign.invocation().screen().confirms(QUESTION)) {
      throw Problem.of("user declined the prompt")
          .expected("y, or --yes, which says it beforehand")
          .found("anything else, or nobody to ask")
          .hint(
              "with the services of this world it stays here",
              ServiceFlags.without(cosign.line()).toString())
          .cause(Cause.NOT_DONE)
          .asException();
    }
  }

  /** Tells whether an address is of the public deployment, its staging included. */
  static boolean isPublic(String url) {
    try {
      String host = String.valueOf(new URI(url).getHost()).toLowerCase(Locale.ROOT);
      return PUBLIC.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    } catch (URISyntaxException e) {
      // Nobody is reached there.
      return false;
    }
  }
}
