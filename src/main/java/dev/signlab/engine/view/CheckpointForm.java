package dev.signlab.engine.view;

import dev.signlab.transparency.checkpoint.Checkpoint;
import java.util.List;

/** What a log signed of its tree. */
record CheckpointForm() implements FileForm {

  @Override
  public String kind() {
    return "checkpoint: what a log signed of its tree";
  }

  @Override
  public String specification() {
    return "C2SP tlog-checkpoint and signed-note";
  }

  @Override
  public boolean fits(FileContent file) {
    return file.text().contains("\n\n— ");
  }

  @Override
  public List<ViewField> open(FileContent file) {
    return CheckpointFields.of(Checkpoint.parse(file.bytes(), "the checkpoint"));
  }
}
