package dev.signlab.services.oidc;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job of a build service, with the claims of GitHub Actions (GitHub docs, OpenID Connect
 * reference). Numbers and commits are made from the names, so that they stay the same. Immutable.
 *
 * @param source the repository that is built
 * @param workflow the path of the workflow that was started, such as {@code
 *     .github/workflows/release.yml}
 * @param called the reusable workflow in which the job runs, where there is one: it, and not the
 *     caller, becomes the identity
 * @param event what started it, such as {@code push}
 * @param environment to which the job deploys, where there is one
 * @param attempt how often the run was started, at least 1
 */
public record WorkflowRun(
    Source source,
    String workflow,
    Optional<CalledWorkflow> called,
    String event,
    Optional<String> environment,
    int attempt)
    implements Identity {

  private static final String NAME = "[A-Za-z0-9._-]{1,100}";
  private static final Pattern REPOSITORY = Pattern.compile(NAME + "/" + NAME);
  private static final Pattern SOURCE = Pattern.compile("([^@]+)@(.+)");
  private static final Pattern REF =
      Pattern.compile("refs/(heads|tags|pull)/[A-Za-z0-9._/+-]{1,200}");
  private static final Pattern WORKFLOW =
      Pattern.compile("\\.github/workflows/[A-Za-z0-9._-]{1,100}\\.ya?ml");
  private static final Pattern CALLED = Pattern.compile("(" + NAME + "/" + NAME + ")/([^@]+)@(.+)");

  private static final int COMMIT_DIGITS = 40;
  private static final BigInteger NUMBERS = BigInteger.valueOf(900_000_000);

  /** Refuses a path that is no workflow's. */
  public WorkflowRun {
    require(WORKFLOW, workflow, "the path of a workflow, such as .github/workflows/release.yml");
  }

  /**
   * What is built.
   *
   * @param repository owner and name
   * @param ref branch or tag, such as {@code refs/heads/main}
   */
  public record Source(String repository, String ref) {

    /** Refuses other forms. */
    public Source {
      require(REPOSITORY, repository, "owner/name");
      require(REF, ref, "refs/heads/…, refs/tags/… or refs/pull/…");
    }

    String owner() {
      return repository.substring(0, repository.indexOf('/'));
    }

    private String commit() {
      return commitOf(repository + "@" + ref);
    }

    private String refType() {
      return ref.startsWith("refs/tags/") ? "tag" : "branch";
    }
  }

  /**
   * A reusable workflow.
   *
   * @param source where it stands
   * @param path its path there
   */
  public record CalledWorkflow(Source source, String path) {

    /** Refuses a path that is no workflow's. */
    public CalledWorkflow {
      require(WORKFLOW, path, "the path of a workflow");
    }

    /** Reads {@code OWNER/NAME/.github/workflows/FILE.yml@REF}. */
    public static CalledWorkflow parse(String text) {
      Matcher called = CALLED.matcher(text);
      if (!called.matches()) {
        throw malformed(text, "OWNER/NAME/.github/workflows/FILE.yml@refs/tags/v1");
      }
      Source source = new Source(called.group(1), fullRef(called.group(3)));
      return new CalledWorkflow(source, called.group(2));
    }

    String reference() {
      return source.repository() + "/" + path + "@" + source.ref();
    }
  }

  /** Reads {@code OWNER/NAME@REF}; a ref without {@code refs/} in front is a branch. */
  public static WorkflowRun parse(String text) {
    Matcher source = SOURCE.matcher(text);
    if (!source.matches()) {
      throw malformed(text, "OWNER/NAME@REF, such as acme/app@refs/heads/main");
    }
    return new WorkflowRun(
        new Source(source.group(1), fullRef(source.group(2))),
        ".github/workflows/release.yml",
        Optional.empty(),
        "push",
        Optional.empty(),
        1);
  }

  /** Returns the same job, run inside a reusable workflow. */
  public WorkflowRun calling(CalledWorkflow other) {
    return new WorkflowRun(source, workflow, Optional.of(other), event, environment, attempt);
  }

  /** Returns the same job of another workflow. */
  public WorkflowRun of(String path) {
    return new WorkflowRun(source, path, called, event, environment, attempt);
  }

  /** Returns the same job, started by another event. */
  public WorkflowRun on(String other) {
    return new WorkflowRun(source, workflow, called, other, environment, attempt);
  }

  /** Returns the same job, which deploys to an environment. */
  public WorkflowRun deployingTo(String other) {
    return new WorkflowRun(source, workflow, called, event, Optional.of(other), attempt);
  }

  @Override
  public IssuerKind issuer() {
    return IssuerKind.ACTIONS;
  }

  @Override
  public String subject() {
    String repository = "repo:" + source.repository() + ":";
    return environment
        .map(name -> repository + "environment:" + name)
        .orElseGet(
            () ->
                event.equals("pull_request")
                    ? repository + "pull_request"
                    : repository + "ref:" + source.ref());
  }

  @Override
  public void writeClaims(ObjectNode claims) {
    String started = source.repository() + "/" + workflow + "@" + source.ref();
    claims.put("ref", source.ref()).put("ref_type", source.refType()).put("ref_protected", "true");
    claims.put("sha", source.commit()).put("event_name", event);
    writeRepository(claims);
    claims.put("workflow", workflowName()).put("workflow_ref", started);
    claims.put("workflow_sha", source.commit());
    claims.put("job_workflow_ref", called.map(CalledWorkflow::reference).orElse(started));
    claims.put("job_workflow_sha", called.map(CalledWorkflow::source).orElse(source).commit());
    claims.put("run_id", number(started)).put("run_number", "1");
    claims.put("run_attempt", Integer.toString(attempt));
    claims.put("runner_environment", "github-hosted");
    environment.ifPresent(name -> claims.put("environment", name));
  }

  private void writeRepository(ObjectNode claims) {
    String owner = source.owner();
    claims.put("repository", source.repository());
    claims.put("repository_id", number(source.repository()));
    claims.put("repository_visibility", "public");
    claims.put("repository_owner", owner).put("repository_owner_id", number(owner));
    claims.put("actor", owner).put("actor_id", number(owner));
    claims.put("base_ref", "").put("head_ref", "");
  }

  private String workflowName() {
    String file = workflow.substring(workflow.lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }

  private static String fullRef(String ref) {
    return ref.startsWith("refs/") ? ref : "refs/heads/" + ref;
  }

  private static String commitOf(String name) {
    return digest(name).hex().substring(0, COMMIT_DIGITS);
  }

  private static String number(String name) {
    BigInteger digest = new BigInteger(1, digest(name).bytes());
    return digest.mod(NUMBERS).add(BigInteger.valueOf(100_000_000)).toString();
  }

  private static Digest digest(String name) {
    return Digest.of(name.getBytes(StandardCharsets.UTF_8));
  }

  private static void require(Pattern form, String text, String expected) {
    if (!form.matcher(text).matches()) {
      throw malformed(text, expected);
    }
  }

  private static LabException malformed(String found, String expected) {
    return Problem.of("this is no job of a build service: " + found)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
