export async function buildMap() {}
