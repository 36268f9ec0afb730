import { call, type DocumentId, type Failure } from "@/api";
import { preview } from "@/components";
import { complain } from "@/frame/session.svelte";

let asked = 0;

/** Shows a document of the register, made once more; of several that were asked for in a row, the last. */
export async function showDocument(id: DocumentId): Promise<void> {
  const question = (asked += 1);
  try {
    const made = await call("certificates.show", id);
    if (question === asked) preview.show(made);
  } catch (thrown) {
    if (question === asked) complain(thrown as Failure);
  }
}
