export interface CloseProps {
  readonly onClose: () => void;
}
