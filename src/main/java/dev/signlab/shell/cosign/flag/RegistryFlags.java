package dev.signlab.shell.cosign.flag;

import dev.signlab.image.LoginPassword;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the registry is reached, and where signatures are kept.
 *
 * @param client speaks to the registry in the way that was asked for
 * @param kept where signatures are when not beside their image
 */
public record RegistryFlags(RegistryClient client, Optional<Repository> kept) {

  private static final String LARGEST = "COSIGN_MAX_ATTACHMENT_SIZE";

  private static final List<Flag> SERVED =
      List.of(
          Flag.toggle("allow-http-registry", "speak plain HTTP also to other machines"),
          Flag.toggle("allow-insecure-registry", "accept any certificate, and plain HTTP"),
          Flag.text("registry-username", "NAME", "user at the registry"),
          Flag.text("registry-password", "PASSWORD", "password at the registry"),
          Flag.text("registry-token", "TOKEN", "bearer token for the registry"),
          Flag.file(
              "registry-cacert", "PEM file of the authority behind the registry's certificate"),
          Flag.file("registry-client-cert", "PEM file of the certificate to show to the registry"),
          Flag.file("registry-client-key", "PEM file of the private key of that certificate"),
          Flag.text("registry-server-name", "NAME", "name in the registry's certificate"));

  /** Returns the flags. */
  public static List<Flag> flags() {
    List<Flag> flags = new ArrayList<>(SERVED);
    flags.addAll(UnservedFlags.ofSigning("k8s-keychain", "attachment-tag-prefix"));
    return flags;
  }

  /** Reads the flags and the variables beside them. */
  public static RegistryFlags read(CosignInvocation cosign) {
    return new RegistryFlags(
        client(cosign), cosign.variable("COSIGN_REPOSITORY").map(Repository::parse));
  }

  /** Returns the repository in which signatures of an image are kept. */
  public Repository keptFor(Reference image) {
    return kept.orElse(image.repository());
  }

  private static RegistryClient client(CosignInvocation cosign) {
    boolean usual =
        SERVED.stream()
            .map(Flag::name)
            .noneMatch(name -> cosign.text(name).filter(v -> !v.equals("false")).isPresent());
    Optional<String> limit = cosign.variable(LARGEST);
    if (usual && limit.isEmpty()) {
      return cosign.invocation().service(RegistryClient.class);
    }
    RegistryAccess access = secured(cosign, cosign.invocation().service(RegistryAccess.class));
    if (limit.isPresent()) {
      access = access.limitedTo(ByteSize.parse(LARGEST, limit.get()));
    }
    return RegistryClient.of(credentials(cosign).map(access::with).orElse(access));
  }

  private static RegistryAccess secured(CosignInvocation cosign, RegistryAccess given) {
    RegistryAccess access = cosign.isOn("allow-http-registry") ? given.allowingHttp() : given;
    access = ClientTls.REGISTRY.trusted(cosign).map(access::trusting).orElse(access);
    Optional<ClientTls.Shown> shown = ClientTls.REGISTRY.shown(cosign);
    if (shown.isPresent()) {
      access = access.presenting(shown.get().certificates(), shown.get().key());
    }
    access = ClientTls.REGISTRY.name(cosign).map(access::expectingServer).orElse(access);
    return cosign.isOn("allow-insecure-registry") ? access.allowingInsecure() : access;
  }

  private static Optional<CredentialSource> credentials(CosignInvocation cosign) {
    Optional<String> token = cosign.text("registry-token");
    if (token.isPresent()) {
      return token.map(Credentials.BearerToken::new).map(CredentialSource::of);
    }
    Optional<String> password = cosign.text("registry-password");
    Optional<String> named = cosign.text("registry-username");
    if (password.isPresent() && named.isEmpty()) {
      throw LoginPassword.ofNobody(
          "registry-password", "registry-username", cosign.invocation().spec().name() + " --help");
    }
    return named
        .map(user -> new Credentials.UserPassword(user, password.orElse("")))
        .map(CredentialSource::of);
  }
}
