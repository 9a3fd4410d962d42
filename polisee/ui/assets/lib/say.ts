/** Says a short word at the foot of the window, for eyes and ears, and takes it away again. */
export function say(words: string): void {
  let place = document.querySelector<HTMLElement>(".toasts");
  if (!place) {
    place = document.createElement("div");
    place.className = "toasts";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = words;
  place.append(toast);
  setTimeout(() => toast.remove(), 5000);
}
