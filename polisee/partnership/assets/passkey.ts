// Binds the passkey buttons: the forms carried by allauth do the talking with the key, this says when it did not work.

type Forms = Record<string, (options: unknown) => void>;

declare global {
  interface Window {
    allauth?: { webauthn?: { forms: Forms } };
  }
}

function tellRefused(event: Event): void {
  event.preventDefault();
  for (const notice of document.querySelectorAll<HTMLElement>("[data-passkey-refused]")) {
    notice.hidden = false;
  }
}

document.addEventListener("allauth.error", tellRefused);
for (const block of document.querySelectorAll<HTMLScriptElement>("script[data-passkey]")) {
  const bind = window.allauth?.webauthn?.forms[block.dataset.passkey ?? ""];
  bind?.(JSON.parse(block.textContent ?? "{}"));
}

export {};
