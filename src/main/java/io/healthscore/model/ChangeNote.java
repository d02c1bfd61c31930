package io.healthscore.model;

import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Who changes which version is active, and why; goes on record. */
record ChangeNote(@Nullable String author, @Nullable String note) {

    /**
     * Both may be left out, and so may the body.
     *
     * @param what the change is, as in "is not a field of an activation"
     * @throws io.healthscore.platform.InvalidRequest with a pointer to every fault
     */
    static ChangeNote read(InputStream body, String what) throws IOException {
        var content = new BoundedBody(body).readAllBytes();
        if (content.length == 0) {
            return new ChangeNote(null, null);
        }
        var fields = JsonFields.of(StrictJson.read(content));
        var author = fields.text("author", 1, 200).orNull();
        var note = fields.text("note", 1, 2000).orNull();
        fields.refuseOthers(what);
        fields.throwIfFaulty();
        return new ChangeNote(author, note);
    }
}
