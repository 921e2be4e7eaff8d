import { create } from 'qrcode';
import { useMemo } from 'react';

/** A QR code as a drawing: black on white in dark colours too, or no telephone reads it. */
export function QrCode({ text, label, size = 132 }: { text: string; label: string; size?: number }) {
  const { path, width } = useMemo(() => drawn(text), [text]);
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`-2 -2 ${width + 4} ${width + 4}`} shapeRendering="crispEdges" style={{ flex: 'none' }}>
      <rect x={-2} y={-2} width={width + 4} height={width + 4} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function drawn(text: string): { path: string; width: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const dark = [...modules.data].flatMap((on, i) => (on ? [`M${i % modules.size} ${Math.floor(i / modules.size)}h1v1h-1z`] : []));
  return { path: dark.join(''), width: modules.size };
}
