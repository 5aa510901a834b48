package dev.signlab.services.oidc;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.certificate.SpiffeId;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Of whom a token speaks. Immutable. */
public sealed interface Identity
    permits Identity.Person,
        Identity.ServiceAccount,
        Identity.Workload,
        Identity.User,
        WorkflowRun {

  /** Returns which issuer makes its tokens. */
  IssuerKind issuer();

  /** Returns what the tokens call it: the claim {@code sub}. */
  String subject();

  /** Writes what else the tokens say of it. */
  void writeClaims(ObjectNode claims);

  /**
   * Somebody with an e-mail address.
   *
   * @param issuer {@link IssuerKind#PEOPLE} or {@link IssuerKind#PARTNER}
   * @param email the address
   * @param isVerified whether the issuer has seen that the address is theirs
   */
  record Person(IssuerKind issuer, String email, boolean isVerified) implements Identity {

    private static final Pattern EMAIL =
        Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");

    /** Refuses what is no address, and issuers that know no people. */
    public Person {
      if (!EMAIL.matcher(email).matches()) {
        throw Problem.of("this is no e-mail address: " + email)
            .expected("name@host in ASCII, such as alice@example.com")
            .found(email)
            .cause(Cause.MALFORMED)
            .asException();
      }
      if (!issuer.isInteractive()) {
        throw new IllegalArgumentException(issuer + " knows no people");
      }
    }

    /** Returns somebody of this world whose address is verified. */
    public static Person of(String email) {
      return new Person(IssuerKind.PEOPLE, email, true);
    }

    /** Returns the same person with an address that nobody has verified. */
    public Person unverified() {
      return new Person(issuer, email, false);
    }

    @Override
    public String subject() {
      Digest digest = Digest.of((issuer.path() + " " + email).getBytes(StandardCharsets.UTF_8));
      return digest.hex().substring(0, 24);
    }

    @Override
    public void writeClaims(ObjectNode claims) {
      claims.put("email", email);
      claims.put("email_verified", isVerified);
    }
  }

  /**
   * An account under which programs run in a cluster.
   *
   * @param namespace where it belongs
   * @param name within the namespace
   */
  record ServiceAccount(String namespace, String name) implements Identity {

    private static final Pattern BOTH = Pattern.compile("([^/]*)/([^/]*)");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Refuses names that Kubernetes refuses (RFC 1123, labels). */
    public ServiceAccount {
      requireLabel(namespace);
      requireLabel(name);
    }

    /** Reads {@code NAMESPACE/NAME}. */
    public static ServiceAccount parse(String text) {
      Matcher both = BOTH.matcher(text);
      if (!both.matches()) {
        throw Problem.of("this is no service account: " + text)
            .expected("NAMESPACE/NAME, such as build/signer")
            .found(text)
            .cause(Cause.MALFORMED)
            .asException();
      }
      return new ServiceAccount(both.group(1), both.group(2));
    }

    private static void requireLabel(String text) {
      if (!LABEL.matcher(text).matches()) {
        throw Problem.of("this is no name of Kubernetes: " + text)
            .expected("lower-case letters, digits and hyphens")
            .found(text)
            .cause(Cause.MALFORMED)
            .asException();
      }
    }

    @Override
    public IssuerKind issuer() {
      return IssuerKind.CLUSTER;
    }

    @Override
    public String subject() {
      return "system:serviceaccount:" + namespace + ":" + name;
    }

    @Override
    public void writeClaims(ObjectNode claims) {
      ObjectNode kubernetes = claims.putObject("kubernetes.io");
      kubernetes.put("namespace", namespace);
      ObjectNode account = kubernetes.putObject("serviceaccount");
      account.put("name", name);
      account.put("uid", uid());
    }

    private String uid() {
      String hex = Digest.of(subject().getBytes(StandardCharsets.UTF_8)).hex();
      return "%s-%s-4%s-8%s-%s"
          .formatted(
              hex.substring(0, 8),
              hex.substring(8, 12),
              hex.substring(13, 16),
              hex.substring(17, 20),
              hex.substring(20, 32));
    }
  }

  /**
   * A program.
   *
   * @param id by which it is known
   */
  record Workload(SpiffeId id) implements Identity {

    @Override
    public IssuerKind issuer() {
      return IssuerKind.WORKLOADS;
    }

    @Override
    public String subject() {
      return id.toString();
    }

    @Override
    public void writeClaims(ObjectNode claims) {}
  }

  /**
   * Somebody with a user name.
   *
   * @param name within {@link IssuerKind#DOMAIN}
   */
  record User(String name) implements Identity {

    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /** Refuses what no token would say. */
    public User {
      if (!NAME.matcher(name).matches()) {
        throw Problem.of("this is no user name: " + name)
            .expected("up to 64 letters of ASCII without a blank, such as alice")
            .found(name)
            .cause(Cause.MALFORMED)
            .asException();
      }
    }

    @Override
    public IssuerKind issuer() {
      return IssuerKind.USERS;
    }

    @Override
    public String subject() {
      return name;
    }

    @Override
    public void writeClaims(ObjectNode claims) {}
  }
}
