package dev.signlab.engine.view;

import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.note.NoteSignature;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The fields of a checkpoint (C2SP tlog-checkpoint). */
final class CheckpointFields {

  private CheckpointFields() {}

  static List<ViewField> of(Checkpoint checkpoint) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("origin", Shown.text(checkpoint.origin()), "which log, which tree"));
    fields.add(ViewField.of("size", String.valueOf(checkpoint.size()), "entries there are"));
    fields.add(ViewField.of("root", Shown.hex(checkpoint.root()), "stands for all of them"));
    checkpoint.extensions().forEach(line -> fields.add(ViewField.of("line", Shown.text(line))));
    checkpoint.note().signatures().forEach(each -> fields.add(signature(each)));
    return fields;
  }

  private static ViewField signature(NoteSignature signature) {
    return ViewField.of(
        "signed",
        signature.name() + " " + HexFormat.of().formatHex(signature.hint()),
        "name and hint of the key; " + Shown.bytes(signature.signature()));
  }
}
