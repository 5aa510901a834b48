package dev.signlab.shell.transcript;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.progress.Progress;
import dev.signlab.scenario.run.Lab;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done, said of a transcript: an in-toto statement that its learner can sign. */
final class CompletionRecord {

  /** The type of what is said; a URI that names it and is no place (RFC 2606, section 3). */
  static final String TYPE = "https://signing-lab.example/completion/v1";

  private CompletionRecord() {}

  static Statement of(Lab lab, String transcript, byte[] content) {
    ObjectNode said = Json.object();
    said.put("minutes", lab.progress().minutes());
    ArrayNode labs = said.putArray("labs");
    lab.catalogue().scenarios().stream()
        .filter(
            scenario ->
                scenario.tasks().stream().anyMatch(t -> lab.progress().hasEnded(scenario.key(t))))
        .forEach(scenario -> labs.add(about(scenario, lab.progress())));
    Subject subject = Subject.of(transcript, Digest.of(content));
    return Statement.of(Statement.V1, List.of(subject), new PredicateType(TYPE), said);
  }

  private static ObjectNode about(Scenario scenario, Progress progress) {
    ObjectNode about = Json.object();
    about.put("lab", scenario.id()).put("title", scenario.title());
    about.put("tasks", scenario.tasks().size());
    about.put("done", progress.countDone(scenario));
    return about.put("complete", progress.isDone(scenario));
  }
}
