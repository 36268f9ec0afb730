import { call, type DocumentId, type Failure } from "@/api";
import { preview } from "@/components";
import { complain } from "@/frame/session.svelte";

/** Shows a document of the register, made once more. */
export async function showDocument(id: DocumentId): Promise<void> {
  try {
    preview.show(await call("certificates.show", id));
  } catch (thrown) {
    complain(thrown as Failure);
  }
}
