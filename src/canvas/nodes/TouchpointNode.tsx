import type { NodeProps } from '@xyflow/react';
import { Star } from 'lucide-react';
import { memo, useState } from 'react';
import { fillStyle, saysOwner } from '../flow/fillTokens.ts';
import type { TouchpointFlowNode } from '../flow/flowNode.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import { ConnectHandles } from './ConnectHandles.tsx';
import { LensNumber } from './LensNumber.tsx';
import { MonthLine } from './MonthLine.tsx';
import { NameInPlace } from './NameInPlace.tsx';
import { OwnerButton } from './OwnerButton.tsx';
import look from './TouchpointNode.module.css';

/** A touchpoint's card: name, channel, owner, and its number under the lens on that number's colour. */
export const TouchpointNode = memo(function TouchpointNode({
  data,
  selected,
}: NodeProps<TouchpointFlowNode>) {
  const { touchpoint, owner, lens, isLinkTarget } = data;
  const [isHovered, setHovered] = useState(false);
  return (
    <div
      className={look.card}
      style={lens ? fillStyle(lens.fill) : {}}
      data-fill={lens?.fill.kind ?? 'plain'}
      data-sample={lens?.sample ?? 'solid'}
      data-selected={selected || undefined}
      data-link-target={isLinkTarget || undefined}
      data-locked={touchpoint.locked || undefined}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      <div className={look.head}>
        <NameInPlace
          id={touchpoint.id}
          text={touchpoint.name}
          kind="touchpoint"
          placeholder="Name this touchpoint"
          className={look.name}
        />
        <div className={look.corner}>
          <span className={look.signs}>
            {touchpoint.momentOfTruth && <Star className={look.star} aria-hidden="true" />}
            <ChannelIcon channel={touchpoint.channel} className={look.channel} />
          </span>
          {lens && <MonthLine place={touchpoint.id} />}
        </div>
      </div>
      <div className={look.foot}>
        <OwnerButton id={touchpoint.id} owner={owner} />
        {lens && !saysOwner(lens.fill) && <LensNumber place={touchpoint.id} reading={lens} />}
      </div>
      {(isHovered || selected) && <ConnectHandles id={touchpoint.id} />}
    </div>
  );
});
