// Runs before the first paint, so that neither the colours nor the direction of the page change in front of the reader.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const wanted = read('mantine-color-scheme-value');
  const isDark =
    wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
  const language = (read('lectern-language') || navigator.language || 'en').slice(0, 2);
  root.lang = ['en', 'de', 'es', 'hi', 'ar'].includes(language) ? language : 'en';
  root.dir = root.lang === 'ar' ? 'rtl' : 'ltr';
})();
